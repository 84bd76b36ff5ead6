import * as fc from 'fast-check';
import { and, choose, eq, expressionOf, lookup } from '../expression.ts';
import type {
  Action,
  BinaryOperator,
  Expression,
  Statement,
  Table,
  TransitionSystem,
  Variable,
} from '../form.ts';
import { assign, read, systemOf } from './small-systems.ts';

/** What a random system is made of besides its actions and conditions. */
interface Skeleton {
  readonly variables: readonly Variable[];
  readonly tables: readonly Table[];
  /** Windows of variables of equal range. */
  readonly arrays: readonly { readonly first: number; readonly count: number }[];
  /** Value ranges of program counters; they are the first variables. */
  readonly counters: readonly number[];
  /** Whether processes and conditions refer to the locals of other processes. */
  readonly leaks: boolean;
}

/** Whether code of a process, or a condition on states, refers to a variable. */
function refers({ variables, leaks }: Skeleton, user: number | 'condition', variable: number): boolean {
  const { process } = variables[variable]!;
  return leaks || process === undefined || process === user;
}

const someValues = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 2, arbitrary: fc.constantFrom(8, 16, 17, 256, 1000) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 16, 2 ** 20 + 1, 2 ** 30, 2 ** 31) },
);

const skeleton: fc.Arbitrary<Skeleton> = fc
  .record({
    counters: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 3 }),
    plain: fc.array(fc.tuple(someValues, fc.nat(), fc.option(fc.nat())), { maxLength: 8 }),
    arrays: fc.array(fc.tuple(someValues, fc.integer({ min: 1, max: 12 }), fc.option(fc.nat())), {
      maxLength: 2,
    }),
    cells: fc.array(fc.oneof(fc.constantFrom(0, 1, -1), fc.integer()), { minLength: 2, maxLength: 40 }),
    small: fc.constantFrom(1, 255, 65535, -1),
    leaks: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
  })
  .map(({ counters, plain, arrays, cells, small, leaks }) => {
    const variables: Variable[] = [];
    const add = (values: number, initial: number, owner?: number | null): number => {
      const process = owner === undefined || owner === null ? {} : { process: owner % counters.length };
      return (
        variables.push({ name: `v${variables.length}`, values, initial: initial % values, ...process }) - 1
      );
    };
    for (const values of counters) add(values, 0);
    for (const [values, initial, owner] of plain) add(values, initial, owner);
    const windows = arrays.map(([values, count, owner]) => ({
      first: Array.from({ length: count }, () => add(values, 0, owner))[0]!,
      count,
    }));
    const tables = [{ name: 'table', cells: Int32Array.from(cells, (cell) => cell & small) }];
    return { variables, tables, arrays: windows, counters, leaks };
  });

const operators: readonly BinaryOperator[] = [
  'add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shr', 'eq', 'ne', 'lt', 'le',
]; // prettier-ignore

/** The largest power of two that is not above a number, less 1: a mask that keeps values below the number. */
const maskBelow = (count: number): number => 2 ** Math.floor(Math.log2(count)) - 1;

/** Makes an index or value valid; in several ways, so that some need a check and some do not. */
function below(value: Expression, count: number, way: number): Expression {
  if (way % 2 === 0) return and(value, maskBelow(count));
  const fits = and(
    { kind: 'binary', operator: 'le', left: expressionOf(0), right: value },
    { kind: 'binary', operator: 'le', left: value, right: expressionOf((count - 1) | 0) },
  );
  return choose(fits, value, 0);
}

function expressions(parts: Skeleton, user: number | 'condition'): fc.Arbitrary<Expression> {
  const { tables } = parts;
  const variables = [...parts.variables.keys()].filter((variable) => refers(parts, user, variable));
  const arrays = parts.arrays.filter(({ first }) => refers(parts, user, first));
  const { node } = fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      { weight: 3, arbitrary: fc.constantFrom(...variables).map(read) },
      fc.oneof(fc.nat({ max: 4 }), fc.integer()).map((value) => expressionOf(value)),
      fc
        .tuple(fc.constantFrom(...operators), tie('node'), tie('node'))
        .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
      tie('node').map((operand): Expression => ({ kind: 'not', operand })),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([condition, whenTrue, whenFalse]): Expression => ({
        kind: 'choose',
        condition,
        whenTrue,
        whenFalse,
      })),
      fc
        .tuple(tie('node'), fc.nat())
        .map(([index, way]) => lookup(0, below(index, tables[0]!.cells.length, way))),
      ...arrays.map(({ first, count }) =>
        fc.tuple(tie('node'), fc.nat()).map(([index, way]): Expression => ({
          kind: 'element',
          first,
          count,
          index: below(index, count, way),
        })),
      ),
    ),
  }));
  return node;
}

function statements(parts: Skeleton, rules: number, process: number): fc.Arbitrary<readonly Statement[]> {
  const { variables, counters } = parts;
  const expression = expressions(parts, process);
  const arrays = parts.arrays.filter(({ first }) => refers(parts, process, first));
  const targets = [...variables.keys()].filter(
    (variable) =>
      refers(parts, process, variable) &&
      (variable >= counters.length || variable === process || parts.leaks),
  );
  const moved = fc.nat({ max: counters[process]! - 1 }).map((value): Statement => assign(process, value));
  const assigned = fc
    .tuple(fc.constantFrom(...targets), expression, fc.nat())
    .map(([variable, value, way]): Statement => {
      const { values } = variables[variable]!;
      // Most program counters are constants, as in compiled paths.
      if (variable < counters.length && way % 4 !== 0) {
        return { kind: 'assign', variable, value: expressionOf(way % values) };
      }
      return { kind: 'assign', variable, value: below(value, values, way) };
    });
  const { list } = fc.letrec<{ list: Statement[]; one: Statement }>((tie) => ({
    list: fc.array(tie('one'), { maxLength: 4 }),
    one: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'statement' },
      { weight: 6, arbitrary: assigned },
      { weight: 2, arbitrary: moved },
      {
        weight: 1,
        arbitrary: fc
          .tuple(expression, fc.nat({ max: rules - 1 }))
          .map(([condition, rule]): Statement => ({ kind: 'check', condition, rule })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(expression, tie('list'), tie('list'))
          .map(([condition, then, otherwise]): Statement => ({ kind: 'if', condition, then, otherwise })),
      },
      ...arrays.map(({ first, count }) => ({
        weight: 2,
        arbitrary: fc.tuple(expression, expression, fc.nat()).map(([index, value, way]): Statement => ({
          kind: 'assign-element',
          first,
          count,
          index: below(index, count, way),
          value: below(value, variables[first]!.values, way >> 1),
        })),
      })),
    ),
  }));
  return fc
    .tuple(list, moved, fc.nat({ max: 3 }))
    .map(([all, last, way]) => (way === 0 ? all : [...all, last]));
}

const rules = ['deadlock', 'R1', 'R2', 'R3'].map((id) => ({ id, message: id }));

/** Random systems of one to three processes. They may have very many states: searches need a limit of depth. */
export const randomSystem: fc.Arbitrary<TransitionSystem> = skeleton.chain((parts) => {
  const { counters, variables, tables } = parts;
  const onStates = expressions(parts, 'condition');
  const action = (process: number): fc.Arbitrary<Action> =>
    fc
      .tuple(
        fc.option(fc.nat(), { freq: 8 }),
        fc.option(expressions(parts, process), { freq: 1 }),
        statements(parts, rules.length, process),
      )
      .map(([pc, guard, assignments]) => ({
        process,
        label: `of ${process}`,
        source: { file: '', function: '' },
        calls: [],
        ...(pc === null ? {} : { pc: pc % counters[process]! }),
        ...(guard === null ? {} : { guard }),
        body: assignments,
      }));
  const condition = fc
    .tuple(fc.nat({ max: rules.length - 1 }), onStates)
    .map(([rule, each]) => ({ rule, condition: each }));
  return fc
    .record({
      actions: fc.tuple(
        ...counters.map((_, process) => fc.array(action(process), { minLength: 2, maxLength: 8 })),
      ),
      kinds: fc.array(fc.constantFrom('cpu', 'cpu', 'hardware'), { minLength: 3, maxLength: 3 }),
      invariants: fc.array(condition, { maxLength: 2 }),
      finals: fc.array(condition, { maxLength: 2 }),
      sometimes: fc.array(onStates, { maxLength: 2 }),
      progresses: fc.boolean(),
    })
    .map(({ actions, kinds, invariants, finals, sometimes, progresses }) => {
      const processes = counters.map((values, process) => ({
        name: `P${process}`,
        path: '',
        kind: kinds[process] as 'cpu' | 'hardware',
        lane: process,
        pc: process,
        end: values - 1,
      }));
      return systemOf({
        name: 'random',
        variables,
        tables,
        processes,
        actions: actions.flat(),
        rules,
        invariants,
        finals,
        sometimes: sometimes.map((each) => ({ name: 'something', condition: eq(each, 1) })),
        progress: progresses ? processes.flatMap(({ kind }, at) => (kind === 'hardware' ? [at] : [])) : [],
      });
    });
});
