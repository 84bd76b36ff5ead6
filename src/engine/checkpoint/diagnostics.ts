import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { exitStatus } from '../../diagnostic/diagnostic.ts';

/** THP6401: a checkpoint could not be written; the search goes on. `reason` is the file system's. */
export function checkpointNotWritten(file: string, reason: string): Diagnostic {
  return {
    code: 'THP6401',
    what: `The checkpoint ${file} could not be written: ${reason}.`,
    cause: 'The disk is full, or the directory cannot be written to.',
    next: 'Make room: the next checkpoint is tried as usual, and what the file held before is still there.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6402: a file is no checkpoint, or not all of one. */
export function checkpointDamaged(file: string, reason: string): Diagnostic {
  return {
    code: 'THP6402',
    what: `${file} cannot be resumed: ${reason}.`,
    cause: 'The file was changed or cut short, or it is not one that --checkpoint has written.',
    next: 'Begin anew without --resume.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6402 too: a checkpoint that cannot be read at all. `reason` is the file system's. */
export function checkpointUnreadable(file: string, reason: string): Diagnostic {
  return {
    ...checkpointDamaged(file, reason),
    cause: 'The file does not exist, or may not be read.',
    next: 'Check the path, or begin anew without --resume.',
  };
}

/** THP6403: a checkpoint of another check. `difference` says in what it differs. */
export function checkpointOfOther(file: string, difference: string): Diagnostic {
  return {
    code: 'THP6403',
    what: `${file} is a checkpoint of another check: ${difference}.`,
    cause: 'The tree, the scenario or an option that decides what is explored is not what it was.',
    next: 'Give the arguments of the run that wrote it, or begin anew without --resume.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6404: a checkpoint of another version of thpcheck. */
export function checkpointOutdated(file: string, version: string): Diagnostic {
  return {
    code: 'THP6404',
    what: `${file} was written by another build of thpcheck (${version}).`,
    cause: 'What is in a checkpoint fits only the very code that wrote it.',
    next: 'Resume it with the thpcheck that wrote it, or begin anew without --resume.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP6405: a machine does not come to where a checkpoint was taken. */
export function checkpointDiverges(): Diagnostic {
  return {
    code: 'THP6405',
    what: 'Running the interleaving of the checkpoint does not lead to the state that it was taken in.',
    cause: 'The checkpoint is of another program although it names this one; this is a defect of thpcheck.',
    next: 'Begin anew without --resume, and report the scenario.',
    exitStatus: exitStatus.internal,
  };
}
