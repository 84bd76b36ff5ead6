import type { Expression, TransitionSystem } from '../../../src/transition/form.ts';
import {
  expressionsOf,
  stateConditions,
  visitExpression,
  visitStatements,
} from '../../../src/transition/traverse.ts';

/** Numbers of the tables that a system looks anything up in. */
export function usedTables(system: TransitionSystem): readonly number[] {
  const used = new Set<number>();
  const note = (expression: Expression): void =>
    visitExpression(expression, (each) => void (each.kind === 'table' && used.add(each.table)));
  stateConditions(system).forEach(note);
  for (const { guard, body } of system.actions) {
    if (guard !== undefined) note(guard);
    visitStatements(body, (statement) => expressionsOf(statement).forEach(note));
  }
  return [...used].sort((a, b) => a - b);
}
