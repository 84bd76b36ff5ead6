import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** THP6021: a thread that explored runs is gone. */
export function threadEnded(reason: string): Diagnostic {
  return {
    code: 'THP6021',
    what: `A thread that explored runs has ended before its time: ${reason}.`,
    cause: 'The memory that one thread may have was used up, or the system has no room for more threads.',
    next: 'Run it again with --workers 1.',
    exitStatus: exitStatus.inconclusive,
  };
}
