import { evaluate } from '../evaluate.ts';
import type { Interpreter } from '../interpret.ts';
import type { SelectionPlan } from './plan.ts';

/**
 * Numbers of the actions that a search takes in a state by a plan; {@link SelectionPlan} says which. What generated
 * code does is held to this.
 * @param interpreter of the plan's system.
 */
export function selectedActions(
  { system, fillFirst, alone }: SelectionPlan,
  interpreter: Interpreter,
  state: Int32Array,
): readonly number[] {
  for (const { when, actions } of fillFirst) {
    if (evaluate(system, when, state, 'a plan') === 0) continue;
    return actions.filter((action) => interpreter.isEnabled(state, action));
  }
  const enabled = interpreter.enabled(state);
  for (const { process, when } of alone) {
    if (evaluate(system, when, state, 'a plan') === 0) continue;
    const own = enabled.filter((action) => system.actions[action]!.process === process);
    if (own.length > 0) return own;
  }
  return enabled;
}
