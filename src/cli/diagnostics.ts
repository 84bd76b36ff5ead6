import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

const badInput = exitStatus.badInput;

const meant = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;

/** The command line cannot be understood; `reason` is the option parser's sentence. */
export function usage(reason: string, command: string): Diagnostic {
  return {
    code: 'THP1001',
    what: reason,
    cause: 'An option or argument is misspelt, missing or not one of this command.',
    next: `See ${command} --help.`,
    exitStatus: badInput,
  };
}

/** No such command. */
export function unknownCommand(name: string, suggestion: string | undefined): Diagnostic {
  return {
    code: 'THP1002',
    what: name === '' ? 'No command was given.' : `There is no command "${name}".${meant(suggestion)}`,
    cause: 'The name of the command is misspelt or missing.',
    next: 'See thpcheck --help for the commands.',
    exitStatus: badInput,
  };
}

/** No such architecture. */
export function unknownArchitecture(
  name: string,
  known: readonly string[],
  suggestion: string | undefined,
): Diagnostic {
  return {
    code: 'THP1003',
    what: `There is no architecture "${name}".${meant(suggestion)}`,
    cause: 'The name is misspelt, or this architecture is not modelled yet.',
    next: `Use one or more of ${known.join(', ')}, separated by commas.`,
    exitStatus: badInput,
  };
}

/** No such scenario. */
export function unknownScenario(
  name: string,
  known: readonly string[],
  suggestion: string | undefined,
): Diagnostic {
  return {
    code: 'THP1004',
    what: `There is no scenario "${name}".${meant(suggestion)}`,
    cause: 'The name is misspelt, or the tree was not given as the first argument.',
    next: `Use one or more of ${known.join(', ')}.`,
    exitStatus: badInput,
  };
}

/** THP1012: an option of `thread`, `explore` or `stress --model` names something that the built-in model does not have. */
export function unknownName(
  option: string,
  name: string,
  known: readonly string[],
  suggestion: string | undefined,
): Diagnostic {
  return {
    code: 'THP1012',
    what: `${option}: the built-in model has no "${name}".${meant(suggestion)}`,
    cause: 'The name is misspelt, or it is one of tree mode, which has other scenarios.',
    // Names of departures have commas in them.
    next: `Use one or more of: ${known.join(known.some((each) => each.includes(',')) ? '; ' : ', ')}.`,
    exitStatus: badInput,
  };
}

/** An option has a value it cannot have; `expected` says what it can have. */
export function badValue(option: string, value: string, expected: string): Diagnostic {
  return {
    code: 'THP1005',
    what: `${option} cannot be "${value}".`,
    cause: `The value must be ${expected}.`,
    next: 'Correct the value; --help of the command explains the option.',
    exitStatus: badInput,
  };
}

/** THP1041: an option that has no effect without another, or beside another; `next` follows from `needs`. */
export function optionNeeds(option: string, needs: string, why: string): Diagnostic {
  return {
    code: 'THP1041',
    what: `${option} needs ${needs}.`,
    cause: why,
    next: `Give ${needs} too, or leave ${option} out.`,
    exitStatus: badInput,
  };
}

/** THP1043: two options that contradict each other. */
export function optionsExclude(option: string, other: string, why: string): Diagnostic {
  return {
    code: 'THP1043',
    what: `${option} cannot be given together with ${other}.`,
    cause: why,
    next: `Leave one of the two out.`,
    exitStatus: badInput,
  };
}

/** A trace could not be written; nothing was left half-written. */
export function cannotWrite(file: string, reason: string): Diagnostic {
  return {
    code: 'THP1006',
    what: `The trace file ${file} cannot be written.`,
    cause: 'The disk is full, the directory does not exist, or it may not be written to.',
    next: 'Give another file with --trace; the finding itself is printed all the same.',
    detail: [reason],
    exitStatus: badInput,
  };
}

/** A report could not be written; nothing was left half-written. */
export function cannotWriteReport(file: string, reasons: readonly string[]): Diagnostic {
  return {
    code: 'THP1014',
    what: `The report ${file} cannot be written.`,
    cause: 'The disk is full, the directory does not exist, or it may not be written to.',
    next: 'Give another file with --out; what was evaluated is in the cache, so running it again is quick.',
    detail: reasons,
    exitStatus: badInput,
  };
}

/** `--helper` names something that is no helper of any of the architectures. */
export function unknownHelper(name: string, suggestion: string | undefined): Diagnostic {
  return {
    code: 'THP1013',
    what: `None of the architectures has a helper "${name}".${meant(suggestion)}`,
    cause: 'The name is misspelt, or this release of the kernel does not have it.',
    next: 'thpcheck helpers TREE without --helper lists all of them, --verbose also those without a formula.',
    exitStatus: badInput,
  };
}

/** `repair` works on one architecture at a time. */
export function oneArchitecture(known: readonly string[]): Diagnostic {
  return {
    code: 'THP1015',
    what: '--arch must name exactly one architecture.',
    cause: 'A repair is the smallest change of one definition, and each architecture has its own.',
    next: `Use one of: ${known.join(', ')}.`,
    exitStatus: badInput,
  };
}

/** A file named on the command line could not be read. */
export function cannotRead(file: string, reason: string): Diagnostic {
  return {
    code: 'THP1007',
    what: `${file} cannot be read.`,
    cause: 'The file does not exist, is a directory, or may not be read.',
    next: 'Check the path.',
    detail: [reason],
    exitStatus: badInput,
  };
}

/** `explain` was asked for a code that does not exist. */
export function unknownCode(code: string, suggestion: string | undefined): Diagnostic {
  return {
    code: 'THP1008',
    what: `There is no message with the code "${code}".${meant(suggestion)}`,
    cause: 'A code is THP and four digits, as it is printed in front of a message.',
    next: 'Copy the code from the message; all codes are in docs/errors.md.',
    exitStatus: badInput,
  };
}

/** Replaying did not show the violation again. */
export function notReproduced(file: string, rule: string): Diagnostic {
  return {
    code: 'THP1009',
    what: `The trace in ${file} ran to its end without breaking ${rule}.`,
    cause: 'The tree, an overlay or thpcheck itself has changed since the trace was recorded.',
    next: 'Run the check again with --trace FILE.',
    exitStatus: exitStatus.inconclusive,
  };
}

/** Results could not be written to stdout. */
export function cannotPrint(reason: string): Diagnostic {
  return {
    code: 'THP1010',
    what: 'The results cannot be written to the standard output.',
    cause: 'It leads to a file, and the disk is full.',
    next: 'Make room, or send the output elsewhere, and run the command again.',
    detail: [reason],
    exitStatus: badInput,
  };
}

/** thpcheck itself is wrong. */
export function internalError(message: string): Diagnostic {
  return {
    code: 'THP1999',
    what: `Internal error: ${message}`,
    cause: 'This is a fault of thpcheck, not of the kernel tree or of the command line.',
    next: 'Please report it with the command line and what THPCHECK_DEBUG=1 prints in addition.',
    exitStatus: exitStatus.internal,
  };
}
