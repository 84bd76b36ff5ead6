import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** THP6001: new shared words kept turning up. */
export function sharingDoesNotSettle(rounds: number): Diagnostic {
  return {
    code: 'THP6001',
    what: `The search started ${rounds} times and still found words that were not known to be shared.`,
    cause: 'The kernel code touches other memory on every run, or this is a defect of thpcheck.',
    next: 'Check fewer CPUs or a smaller table; report the scenario if it happens again.',
    exitStatus: exitStatus.internal,
  };
}

/** THP6003: a bound on preemptions together with what may leave out interleavings within it, `the engine dpor`. */
export function boundedByOther(other: string): Diagnostic {
  return {
    code: 'THP6003',
    what: `No bound on preemptions can be given with ${other}.`,
    cause:
      'Of interleavings that are equivalent a reduction runs one, which may be one with more preemptions than the ' +
      'bound allows, and what the others show would be missed; of the other engines none counts preemptions.',
    next: 'Leave out --engine and --reduce, or give --engine dfs; or leave out --preemption-bound.',
    exitStatus: exitStatus.badInput,
  };
}
