import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

const input = exitStatus.badInput;

/** No directory of that name among the scenarios. */
export function scenarioMissing(name: string, known: readonly string[]): Diagnostic {
  return {
    code: 'THP2200',
    what: `There is no scenario ${name}.`,
    cause: 'The name is misspelt.',
    next: `Use one of: ${known.join(', ')}.`,
    exitStatus: input,
  };
}

/** A file of a scenario or patch overlay that is not JSON. */
export function notJson(file: string, message: string): Diagnostic {
  return {
    code: 'THP2201',
    what: `${file} is not valid JSON: ${message}.`,
    cause: 'The file was edited by hand and a comma, quote or bracket is missing.',
    next: 'Correct the file at the place that the message names.',
    exitStatus: input,
  };
}

/** A scenario that does not have the form it must have. */
export function badScenario(file: string, issues: readonly string[]): Diagnostic {
  return {
    code: 'THP2202',
    what: `${file} does not describe a scenario.`,
    cause: 'A member is missing, misspelt or of the wrong kind.',
    next: 'Correct the members listed; the other scenarios show the form.',
    detail: issues,
    exitStatus: input,
  };
}

/** A scenario whose directory and name differ. */
export function scenarioNameDiffers(file: string, name: string, directory: string): Diagnostic {
  return {
    code: 'THP2203',
    what: `${file} is named ${name}, but its directory ${directory}.`,
    cause: 'A scenario was copied and the name inside was left.',
    next: 'Give both the same name.',
    exitStatus: input,
  };
}

/** A patch overlay that cannot be read. */
export function patchOverlayMissing(file: string): Diagnostic {
  return {
    code: 'THP2210',
    what: `There is no patch overlay ${file}.`,
    cause: 'The path is misspelt, or the directory has no overlay.json.',
    next: 'Give the path of a directory that holds an overlay.json.',
    exitStatus: input,
  };
}

/** A patch overlay that does not have the form it must have. */
export function badPatchOverlay(file: string, issues: readonly string[]): Diagnostic {
  return {
    code: 'THP2211',
    what: `${file} does not describe a patch overlay.`,
    cause: 'A member is missing, misspelt or of the wrong kind.',
    next: 'Correct the members listed.',
    detail: issues,
    exitStatus: input,
  };
}

/** None of the patches is for the architecture and version at hand. */
export function noPatchApplies(name: string, architecture: string, version: string): Diagnostic {
  return {
    code: 'THP2212',
    what: `The patch overlay ${name} has no patch for ${architecture} of ${version}.`,
    cause: 'The code it changes differs between architectures or versions, and this one is not covered.',
    next: 'Use it with an architecture and version that its overlay.json names.',
    exitStatus: input,
  };
}

/** The tree has no file of that name. */
export function patchedFileMissing(name: string, file: string): Diagnostic {
  return {
    code: 'THP2213',
    what: `The patch overlay ${name} changes ${file}, which the tree does not have.`,
    cause: 'The file was moved in another version, or the tree was unpacked in part.',
    next: 'Use a tree of a version that the overlay names, or unpack the file.',
    exitStatus: input,
  };
}

/** The text to be replaced is not there exactly once. */
export function anchorNotUnique(name: string, file: string, find: string, found: number): Diagnostic {
  return {
    code: 'THP2214',
    what: `The patch overlay ${name} looks for "${find}" in ${file} and found it ${found} times instead of once.`,
    cause: 'The tree is of a version that the overlay was not written for, or carries a change of its own there.',
    next: 'Limit the patch to the versions it fits, or give it a text that occurs once.',
    exitStatus: input,
  };
}

/** The function that a patch is limited to is not there exactly once. */
export function functionNotUnique(name: string, file: string, within: string, found: number): Diagnostic {
  return {
    code: 'THP2215',
    what: `The patch overlay ${name} looks for the function ${within}() in ${file} and found ${found} definitions.`,
    cause: 'The function was renamed or split in this version, or is defined once for each configuration.',
    next: 'Limit the patch to the versions it fits, or leave the function out.',
    exitStatus: input,
  };
}
