import type { Diagnostic } from '../../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../../diagnostic/diagnostic.ts';

/** THP6022: a thread that took part in a search is gone. */
export function searchThreadEnded(reason: string): Diagnostic {
  return {
    code: 'THP6022',
    what: `A thread that took part in the search has ended before its time: ${reason}.`,
    cause: 'The memory that one thread may have was used up, or the system has no room for more threads.',
    next: 'Run it again with --workers 1.',
    exitStatus: exitStatus.inconclusive,
  };
}
