import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

/** A file that should be a trace is not JSON; `reason` is the parser's message. */
export function traceNotJson(file: string, reason: string): Diagnostic {
  return {
    code: 'THP7001',
    what: `${file} is not a trace file: it does not hold JSON.`,
    cause: 'It is another kind of file, or its end was cut off.',
    next: 'Give a file that thpcheck check --trace FILE has written; write it again if it is damaged.',
    detail: [reason],
    exitStatus: exitStatus.badInput,
  };
}

/** JSON of some other program. */
export function traceForeign(file: string): Diagnostic {
  return {
    code: 'THP7002',
    what: `${file} holds JSON, but not a trace of thpcheck.`,
    cause: 'It is a report of --format json or the file of another program.',
    next: 'Give a file that thpcheck check --trace FILE has written.',
    exitStatus: exitStatus.badInput,
  };
}

/** A trace file of a version this program does not know. */
export function traceVersion(file: string, version: string): Diagnostic {
  return {
    code: 'THP7003',
    what: `${file} is a trace file of version ${version}; this thpcheck reads version 1.`,
    cause: 'It was written by another version of thpcheck.',
    next: 'Use the thpcheck that wrote it, or run the check again with --trace FILE.',
    exitStatus: exitStatus.badInput,
  };
}

/** A trace file whose fields are missing or wrong; `faults` name them. */
export function traceDamaged(file: string, faults: readonly string[]): Diagnostic {
  return {
    code: 'THP7004',
    what: `${file} is a damaged trace file.`,
    cause: 'It was edited by hand, or only a part of it was written.',
    next: 'Run the check again with --trace FILE.',
    detail: faults,
    exitStatus: exitStatus.badInput,
  };
}

/** A trace was recorded on another kernel than the tree holds. */
export function traceOtherKernel(file: string, recorded: string, found: string): Diagnostic {
  return {
    code: 'THP7005',
    what: `${file} was recorded on Linux ${recorded}, the tree is Linux ${found}.`,
    cause: 'The tree was updated, or --tree names another one.',
    next: 'Give the tree it was recorded on with --tree, or run the check again on this one.',
    exitStatus: exitStatus.badInput,
  };
}
