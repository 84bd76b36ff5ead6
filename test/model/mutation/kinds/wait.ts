import type { TransitionSystem } from '../../../../src/transition/form.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { rolesOf } from '../names.ts';
import { readBy, withoutGuard } from '../rewrite.ts';
import { callOf } from '../step.ts';

/**
 * Steps that wait (for the completion of an invalidation, for an interrupt to be taken, for a bit of an entry) go
 * on at once. Waits for locks are not of this kind; a guard of one of several choices is none.
 */
export function waitMutants(system: TransitionSystem): readonly Mutant[] {
  const roles = rolesOf(system);
  const mutants = new Mutants(system, 'wait');
  const choices = new Map<string, number>();
  const place = ({ process, pc }: { process: number; pc?: number }): string => `${process} ${pc}`;
  for (const action of system.actions) choices.set(place(action), (choices.get(place(action)) ?? 0) + 1);
  for (const number of kernelActions(system)) {
    const action = system.actions[number]!;
    const { guard } = action;
    if (guard === undefined || guard.kind === 'constant' || choices.get(place(action)) !== 1) continue;
    if ([...readBy(guard)].some((variable) => roles[variable] === 'lock')) continue;
    mutants.add(callOf(action), '', [{ action: number, change: withoutGuard }]);
  }
  return mutants.list();
}
