import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** THP6023: the search of a system cannot be kept in a file. */
export function searchNotKept(): Diagnostic {
  return {
    code: 'THP6023',
    what: 'The search is not kept in a checkpoint.',
    cause:
      'A state of this system has more parts than a key has room for, so that it is searched in another way.',
    next: 'Let it run to its end, or make the system smaller.',
    exitStatus: exitStatus.inconclusive,
  };
}
