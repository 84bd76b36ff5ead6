import * as fc from 'fast-check';
import { all, and, bit, choose, eq, ne, not, or } from '../../expression.ts';
import type { Action, Condition, Expression, Statement, TransitionSystem, VariableId } from '../../form.ts';
import { randomSystem } from '../../testing/random-system.ts';
import { assign, read } from '../../testing/small-systems.ts';
import { expressionsOf, visitExpression, visitStatements } from '../../traverse.ts';
import type { ValueMap } from '../permutation.ts';
import type { Candidate } from '../verify.ts';

/** A system in which some processes are copies of one, and the permutation that exchanges the first two of them. */
export interface CopiedSystem {
  readonly system: TransitionSystem;
  readonly exchange: Candidate;
  /** The first two copies. */
  readonly processes: readonly [number, number];
}

/**
 * Random systems whose first process is there two or three times. The copies have locals of their own, and names: a
 * variable holds the number of a copy, and a mask some of them.
 */
export const copiedSystem: fc.Arbitrary<CopiedSystem> = fc
  .tuple(
    randomSystem,
    fc.integer({ min: 2, max: 3 }),
    fc.array(fc.nat({ max: 6 }), { minLength: 8, maxLength: 8 }),
  )
  .map(([system, copies, ways]) => copied(system, copies, ways));

function copied(system: TransitionSystem, copies: number, ways: readonly number[]): CopiedSystem {
  const own = [...system.variables.keys()].filter(
    (variable) => variable === 0 || system.variables[variable]!.process === 0,
  );
  const isOwn = new Set(own);
  const count = system.variables.length;
  const places = Array.from({ length: copies }, (_, copy) =>
    copy === 0 ? own : own.map((_variable, at) => count + (copy - 1) * own.length + at),
  );
  const holder = count + (copies - 1) * own.length;
  const members = holder + 1;
  const processOf = (copy: number): number => (copy === 0 ? 0 : system.processes.length + copy - 1);
  const moved =
    (copy: number) =>
    (variable: VariableId): VariableId =>
      isOwn.has(variable) ? places[copy]![own.indexOf(variable)]! : variable;
  const first = system.actions.filter(({ process }) => process === 0);
  const copyOf = (copy: number): readonly Action[] =>
    first.map((action, number) =>
      named(
        { ...renumbered(action, moved(copy)), process: processOf(copy) },
        { copy, holder, members, way: ways[number % ways.length]! },
      ),
    );
  const refers = (expressions: readonly Expression[]): boolean => {
    let found = false;
    for (const expression of expressions) {
      visitExpression(expression, (each) => {
        if (each.kind === 'variable') found ||= isOwn.has(each.variable);
        if (each.kind === 'element') found ||= isOwn.has(each.first);
      });
    }
    return found;
  };
  const others = system.actions.filter(
    (action) => action.process !== 0 && !touches(action, isOwn) && !refers(expressionsIn(action)),
  );
  const kept = (conditions: readonly Condition[]): readonly Condition[] =>
    conditions.filter(({ condition }) => !refers([condition]));
  const everybody = 2 ** copies - 1;
  return {
    system: {
      ...system,
      variables: [
        ...system.variables,
        ...places.slice(1).flatMap((place, at) =>
          place.map((_, which) => {
            const variable = system.variables[own[which]!]!;
            const owner = variable.process === undefined ? {} : { process: processOf(at + 1) };
            return { ...variable, ...owner, name: `${variable.name} of copy ${at + 1}` };
          }),
        ),
        { name: 'holder', values: copies + 1, initial: 0 },
        { name: 'members', values: 2 ** copies, initial: 0 },
      ],
      processes: [
        ...system.processes,
        ...places
          .slice(1)
          .map((place, at) => ({ ...system.processes[0]!, name: `copy ${at + 1}`, pc: place[0]! })),
      ],
      actions: [...copyOf(0), ...others, ...places.slice(1).flatMap((_, at) => copyOf(at + 1))],
      invariants: [...kept(system.invariants), { rule: 1, condition: ne(read(members), everybody) }],
      finals: kept(system.finals),
      sometimes: [
        ...system.sometimes.filter(({ condition }) => !refers([condition])),
        { name: 'somebody holds it', condition: not(eq(read(holder), 0)) },
      ],
      progress: system.progress.includes(0)
        ? [...system.progress, ...places.slice(1).map((_, at) => processOf(at + 1))]
        : system.progress,
    },
    exchange: exchangeOf(places, holder, members, system.processes.length + copies - 1, processOf(1)),
    processes: [0, processOf(1)],
  };
}

function exchangeOf(
  places: readonly (readonly VariableId[])[],
  holder: VariableId,
  members: VariableId,
  processes: number,
  second: number,
): Candidate {
  const swap = new Map<number, number>();
  for (const [at, variable] of places[0]!.entries()) {
    swap.set(variable, places[1]![at]!);
    swap.set(places[1]![at]!, variable);
  }
  const values: (ValueMap | undefined)[] = Array.from({ length: members + 1 }, () => undefined);
  values[holder] = { renaming: { kind: 'values', to: [0, 2, 1] }, unnamedAt: [] };
  values[members] = { renaming: { kind: 'bits', to: [1, 0] }, unnamedAt: [] };
  return {
    variables: values.map((_, variable) => swap.get(variable) ?? variable),
    values,
    processes: Array.from({ length: processes }, (_, process) =>
      process === 0 ? second : process === second ? 0 : process,
    ),
  };
}

/** The action with a use of names. */
function named(
  action: Action,
  {
    copy,
    holder,
    members,
    way,
  }: { readonly copy: number; readonly holder: number; readonly members: number; readonly way: number },
): Action {
  const holds = read(holder);
  const set = read(members);
  const guarded = (guard: Expression, ...more: readonly Statement[]): Action => ({
    ...action,
    guard: action.guard === undefined ? guard : all(ne(action.guard, 0), guard),
    body: [...action.body, ...more],
  });
  if (way === 0) return guarded(eq(holds, 0), assign(holder, copy + 1));
  if (way === 1) return guarded(eq(copy + 1, holds), assign(holder, 0));
  if (way === 2) return guarded(not(bit(set, copy)), assign(members, or(set, 1 << copy)));
  if (way === 3) return guarded(bit(set, copy), assign(members, and(set, ~(1 << copy))));
  if (way === 4)
    return guarded(eq(and(set, 1 << copy), 0), assign(holder, choose(eq(holds, 0), copy + 1, holds)));
  return action;
}

function expressionsIn({ guard, body }: Action): readonly Expression[] {
  const expressions: Expression[] = guard === undefined ? [] : [guard];
  visitStatements(body, (statement) => expressions.push(...expressionsOf(statement)));
  return expressions;
}

function touches({ body }: Action, variables: ReadonlySet<VariableId>): boolean {
  let found = false;
  visitStatements(body, (statement) => {
    if (statement.kind === 'assign') found ||= variables.has(statement.variable);
    if (statement.kind === 'assign-element') found ||= variables.has(statement.first);
  });
  return found;
}

type Moved = (variable: VariableId) => VariableId;

function renumbered(action: Action, moved: Moved): Action {
  const guard = action.guard === undefined ? {} : { guard: inExpression(action.guard, moved) };
  return { ...action, ...guard, body: action.body.map((statement) => inStatement(statement, moved)) };
}

function inStatement(statement: Statement, moved: Moved): Statement {
  switch (statement.kind) {
    case 'assign':
      return assign(moved(statement.variable), inExpression(statement.value, moved));
    case 'assign-element':
      return {
        ...statement,
        first: moved(statement.first),
        index: inExpression(statement.index, moved),
        value: inExpression(statement.value, moved),
      };
    case 'check':
      return { ...statement, condition: inExpression(statement.condition, moved) };
    case 'if':
      return {
        kind: 'if',
        condition: inExpression(statement.condition, moved),
        then: statement.then.map((each) => inStatement(each, moved)),
        otherwise: statement.otherwise.map((each) => inStatement(each, moved)),
      };
  }
}

function inExpression(expression: Expression, moved: Moved): Expression {
  const go = (each: Expression): Expression => inExpression(each, moved);
  switch (expression.kind) {
    case 'constant':
      return expression;
    case 'variable':
      return read(moved(expression.variable));
    case 'element':
      return { ...expression, first: moved(expression.first), index: go(expression.index) };
    case 'not':
      return not(go(expression.operand));
    case 'table':
      return { ...expression, index: go(expression.index) };
    case 'choose':
      return {
        kind: 'choose',
        condition: go(expression.condition),
        whenTrue: go(expression.whenTrue),
        whenFalse: go(expression.whenFalse),
      };
    case 'binary':
      return { ...expression, left: go(expression.left), right: go(expression.right) };
  }
}
