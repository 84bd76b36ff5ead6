import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { Position } from './model.ts';

const at = (position: Position) => `${position.file}:${position.line}`;

/** THP2100: a Kconfig file that a `source` line names is not in the tree. */
export function missingKconfig(path: string, from: Position | undefined): Diagnostic {
  return {
    code: 'THP2100',
    what: `Kconfig file ${path} is missing from the tree${from ? ` (sourced by ${at(from)})` : ''}.`,
    cause: 'The tree was unpacked in part, without all of its Kconfig files.',
    next: 'Unpack every file named Kconfig* of the tarball; they are about 2 MB in all.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2101: a Kconfig statement that cannot be read. */
export function badKconfig(position: Position, problem: string): Diagnostic {
  return {
    code: 'THP2101',
    what: `${at(position)}: ${problem}.`,
    cause: 'The Kconfig file is damaged, or uses a form that is newer than this version of thpcheck.',
    next: "Check the file with the tree's own `make allnoconfig`; if that reads it, report the line.",
    exitStatus: exitStatus.badInput,
  };
}

/** THP2102: Kconfig files source each other in a circle. */
export function recursiveSource(path: string, from: Position): Diagnostic {
  return {
    code: 'THP2102',
    what: `${at(from)}: Kconfig file ${path} includes itself.`,
    cause: 'A `source` line names a file that is being read.',
    next: 'Restore the Kconfig files of the tree.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2103: `$(error-if, ...)` of a Kconfig file fired, or a macro does not end. */
export function macroError(position: Position, message: string): Diagnostic {
  return {
    code: 'THP2103',
    what: `${at(position)}: ${message}.`,
    cause: 'The tree asks for something that the assumed tool chain (clang 22, LLD) does not answer.',
    next: 'Report the line with the version of the tree.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2104: a line of a configuration fragment is not `NAME=value`. */
export function badFragmentLine(line: string): Diagnostic {
  return {
    code: 'THP2104',
    what: `Configuration line '${line}' is not of the form NAME=value.`,
    cause: 'A configuration option was misspelt.',
    next: 'Write NAME=y, NAME=n, NAME=number or NAME="text"; CONFIG_ in front is allowed.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2105: the symbols of a tree cannot be evaluated because they depend on each other. */
export function dependencyTooDeep(symbol: string): Diagnostic {
  return {
    code: 'THP2105',
    what: `Kconfig symbol ${symbol} cannot be evaluated: its dependencies are nested too deeply.`,
    cause: 'The Kconfig files were changed so that symbols depend on each other in a circle.',
    next: "Run the tree's own `make allnoconfig`, which names the circle.",
    exitStatus: exitStatus.badInput,
  };
}
