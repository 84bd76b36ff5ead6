import type { Action, Expression, Statement, TransitionSystem, VariableId } from '../form.ts';
import { expressionsOf, visitExpression, visitStatements } from '../traverse.ts';
import { assuming } from './partial.ts';

/** A set of variables: bit n for variable n. */
export type Variables = bigint;

/** Variables that an action may touch, guard and program counter included. */
export interface Footprint {
  readonly reads: Variables;
  readonly writes: Variables;
}

/** The set of one variable. */
export const only = (variable: VariableId): Variables => 1n << BigInt(variable);

/** Whether a set has a variable. */
export const contains = (set: Variables, variable: VariableId): boolean =>
  ((set >> BigInt(variable)) & 1n) === 1n;

/** The variables `first .. first + count - 1`. */
export const windowOf = (first: VariableId, count: number): Variables =>
  ((1n << BigInt(count)) - 1n) << BigInt(first);

/** The members of a set, ascending. */
export function members(set: Variables): readonly VariableId[] {
  const found: VariableId[] = [];
  for (let rest = set, at = 0; rest !== 0n; rest >>= 1n, at++) if ((rest & 1n) === 1n) found.push(at);
  return found;
}

/** Variables that an expression reads. */
export function readsOf(expression: Expression): Variables {
  let reads = 0n;
  visitExpression(expression, (each) => {
    if (each.kind === 'variable') reads |= only(each.variable);
    if (each.kind === 'element') reads |= windowOf(each.first, each.count);
  });
  return reads;
}

/** Two actions whose footprints do not meet commute, and neither enables or disables the other. */
export const conflict = (a: Footprint, b: Footprint): boolean =>
  ((a.writes & (b.reads | b.writes)) | (a.reads & b.writes)) !== 0n;

/** What a list of statements touches. */
export function footprintOfBody(body: readonly Statement[]): Footprint {
  let reads = 0n;
  let writes = 0n;
  visitStatements(body, (statement) => {
    for (const expression of expressionsOf(statement)) reads |= readsOf(expression);
    if (statement.kind === 'assign') writes |= only(statement.variable);
    if (statement.kind === 'assign-element') writes |= windowOf(statement.first, statement.count);
  });
  return { reads, writes };
}

/** What an action touches. */
export function footprintOf(system: TransitionSystem, { process, pc, guard, body }: Action): Footprint {
  const { reads, writes } = footprintOfBody(body);
  const counter = system.processes[process]!.pc;
  return {
    reads:
      reads |
      (guard === undefined ? 0n : readsOf(guard)) |
      (pc === undefined || counter === undefined ? 0n : only(counter)),
    writes,
  };
}

const nothingKnown = new Map<VariableId, number>();

/**
 * The same system, written so that footprints are small: constants are folded, indexes that can have one value only
 * are resolved, and assignments that change nothing (`pmd := pmd`) are left out. Actions keep their numbers, and the
 * meaning is the same.
 */
export function simplified(system: TransitionSystem): TransitionSystem {
  const fold = (expression: Expression): Expression => assuming(system, expression, nothingKnown);
  const list = (body: readonly Statement[]): readonly Statement[] =>
    body.flatMap((statement): readonly Statement[] => {
      switch (statement.kind) {
        case 'assign': {
          const value = fold(statement.value);
          const same = value.kind === 'variable' && value.variable === statement.variable;
          return same ? [] : [{ ...statement, value }];
        }
        case 'assign-element': {
          const index = fold(statement.index);
          const value = fold(statement.value);
          if (index.kind !== 'constant' || index.value < 0 || index.value >= statement.count) {
            return [{ ...statement, index, value }];
          }
          return list([{ kind: 'assign', variable: statement.first + index.value, value }]);
        }
        case 'if': {
          const condition = fold(statement.condition);
          if (condition.kind === 'constant')
            return list(condition.value === 0 ? statement.otherwise : statement.then);
          return [
            { kind: 'if', condition, then: list(statement.then), otherwise: list(statement.otherwise) },
          ];
        }
        case 'check': {
          const condition = fold(statement.condition);
          return condition.kind === 'constant' && condition.value !== 0 ? [] : [{ ...statement, condition }];
        }
      }
    });
  const onStates = <T extends { readonly condition: Expression }>(each: T): T => ({
    ...each,
    condition: fold(each.condition),
  });
  return {
    ...system,
    actions: system.actions.map(({ guard, ...action }) => ({
      ...action,
      ...(guard === undefined ? {} : { guard: fold(guard) }),
      body: list(action.body),
    })),
    invariants: system.invariants.map(onStates),
    finals: system.finals.map(onStates),
    sometimes: system.sometimes.map(onStates),
  };
}
