import type { Diagnostic } from '../../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../../diagnostic/diagnostic.ts';

/** THP6024: a file cannot hold the checkpoints of a search. */
export function checkpointUnusable(file: string, reason: string): Diagnostic {
  return {
    code: 'THP6024',
    what: `The search cannot be kept in ${file}: ${reason}.`,
    cause: 'The directory is not there or cannot be written to, or the file holds something else.',
    next: 'Give the name of a new file, or of a former checkpoint, which is replaced.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6025: a search that was kept does not fit into the memory that it may have now. */
export function checkpointTooLarge(file: string, states: number): Diagnostic {
  return {
    code: 'THP6025',
    what: `The ${states} states of ${file} do not fit into the memory that the search may have.`,
    cause: 'The search was begun with a larger --memory, or with more memory free.',
    next: 'Give a larger --memory; the checkpoint stays as it is.',
    exitStatus: exitStatus.inconclusive,
  };
}

/** THP6026: the last moments of a search are not kept, as its table lost states. */
export function searchOverflowed(file: string): Diagnostic {
  return {
    code: 'THP6026',
    what: `The end of the search is not kept in ${file}: the table of states overflowed.`,
    cause: 'Memory ended, and the table became so full that an entry had no room near its place.',
    next: 'Resume the checkpoint as it is, which is of a moment before, with a larger --memory.',
    exitStatus: exitStatus.inconclusive,
  };
}
