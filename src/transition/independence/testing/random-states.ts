import type { Expression, TransitionSystem } from '../../form.ts';
import { evaluate } from '../../evaluate.ts';
import { ModelError } from '../../model-error.ts';
import { expressionsOf, stateConditions, visitExpression, visitStatements } from '../../traverse.ts';

/** All expressions of a system, with those within them. */
export function expressionsIn(system: TransitionSystem): readonly Expression[] {
  const found: Expression[] = [];
  const add = (expression: Expression): void => visitExpression(expression, (each) => found.push(each));
  for (const { guard, body } of system.actions) {
    if (guard !== undefined) add(guard);
    visitStatements(body, (statement) => expressionsOf(statement).forEach(add));
  }
  stateConditions(system).forEach(add);
  return found;
}

/** A state with values that depend on a number. */
export function someState(system: TransitionSystem, seed: number): Int32Array {
  let now = seed | 1;
  return Int32Array.from(system.variables, ({ values }) => {
    now = (Math.imul(now, 1_103_515_245) + 12_345) >>> 0;
    return (now >>> 8) % values;
  });
}

/** Value of an expression; undefined where an index is out of bounds. */
export function valueIn(
  system: TransitionSystem,
  expression: Expression,
  state: Int32Array,
): number | undefined {
  try {
    return evaluate(system, expression, state, 'a test');
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
