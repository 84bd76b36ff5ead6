import type { Diagnostic } from '../../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../../diagnostic/diagnostic.ts';

/** THP6024: a file cannot hold the checkpoints of a search. */
export function checkpointUnusable(file: string, reason: string): Diagnostic {
  return {
    code: 'THP6024',
    what: `the search cannot be kept in ${file}: ${reason}`,
    cause: 'the directory is not there or cannot be written to, or the file holds something else',
    next: 'give the name of a new file, or of a former checkpoint, which is replaced',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6025: a search that was kept does not fit into the memory that it may have now. */
export function checkpointTooLarge(file: string, states: number): Diagnostic {
  return {
    code: 'THP6025',
    what: `the ${states} states of ${file} do not fit into the memory that the search may have`,
    cause: 'the search was begun with a larger --memory, or with more memory free',
    next: 'give a larger --memory; the checkpoint stays as it is',
    exitStatus: exitStatus.inconclusive,
  };
}
