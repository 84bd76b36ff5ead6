import type { TransitionSystem } from '../../../src/transition/form.ts';
import { flushMutants } from './kinds/flush.ts';
import { interruptMutants } from './kinds/interrupts.ts';
import { lockMutants } from './kinds/lock.ts';
import { orderMutants } from './kinds/order.ts';
import { recheckMutants } from './kinds/recheck.ts';
import { referenceMutants } from './kinds/reference.ts';
import { waitMutants } from './kinds/wait.ts';
import type { Mutant } from './mutant.ts';

const kinds = [
  flushMutants,
  waitMutants,
  lockMutants,
  recheckMutants,
  interruptMutants,
  referenceMutants,
  orderMutants,
];

/** Every mutant of a system. */
export function mutantsOf(system: TransitionSystem): readonly Mutant[] {
  return kinds.flatMap((kind) => kind(system));
}
