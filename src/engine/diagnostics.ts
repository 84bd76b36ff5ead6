import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** THP6001: new shared words kept turning up. */
export function sharingDoesNotSettle(rounds: number): Diagnostic {
  return {
    code: 'THP6001',
    what: `the search started ${rounds} times and still found words that were not known to be shared`,
    cause: 'the kernel code touches other memory on every run, or this is a defect of thpcheck',
    next: 'check fewer CPUs or a smaller table; report the scenario if it happens again',
    exitStatus: exitStatus.internal,
  };
}
