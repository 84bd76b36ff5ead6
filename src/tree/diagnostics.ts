import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';

// THP30xx: compiling. THP31xx: overlays, table size, cache of compiled units.

/** The kernel tree is not there. */
export function treeMissing(path: string): Diagnostic {
  return {
    code: 'THP3001',
    what: `${path} is not a directory.`,
    cause: 'The path of the kernel tree is misspelt, or the tree was moved.',
    next: 'Give the top directory of an unpacked kernel tree, the one that holds mm/ and include/.',
    exitStatus: exitStatus.badInput,
  };
}

/** The source file of a unit is not there. */
export function unitMissing(unit: string, treeRoot: string): Diagnostic {
  return {
    code: 'THP3002',
    what: `There is no ${unit} in ${treeRoot}, in an overlay or among the generated files.`,
    cause: 'The tree is incomplete, or of a version in which the file has another name.',
    next: 'Unpack the whole tree, or check which of its folders were left out.',
    exitStatus: exitStatus.badInput,
  };
}

/** A name in a request is absolute or leaves the tree. */
export function badUnitName(name: string): Diagnostic {
  return {
    code: 'THP3003',
    what: `"${name}" is not a name relative to the kernel tree.`,
    cause: 'Units and include directories are named from the top of the tree, without "..".',
    next: 'Write the name as the kernel does, such as mm/huge_memory.c.',
    exitStatus: exitStatus.badInput,
  };
}

/** The compiler refused a unit; `messages` are its own. */
export function compileFailed(unit: string, messages: readonly string[]): Diagnostic {
  const first = messages.find((message) => message.includes('error:'));
  return {
    code: 'THP3004',
    what: `${unit} does not compile${first === undefined ? '' : `: ${first}`}.`,
    cause:
      'A configuration symbol that the code needs is not set, an overlay does not fit this kernel version, or ' +
      'the tree is incomplete.',
    next: 'Read the messages below; the first one counts.',
    detail: messages,
    exitStatus: exitStatus.badInput,
  };
}

/** The compiler stopped in the middle of a unit. */
export function compilerCrashed(unit: string, reason: string, messages: readonly string[]): Diagnostic {
  return {
    code: 'THP3005',
    what: `The compiler stopped while it compiled ${unit}: ${reason}.`,
    cause: 'Memory ran out (a unit needs up to 700 MB), a file could not be read, or clang has a fault.',
    next: 'Try again with more memory, or with a clang of your own as the compiler.',
    ...(messages.length > 0 ? { detail: messages } : {}),
    exitStatus: exitStatus.inconclusive,
  };
}

/** A compilation was asked for, or under way, when the compiler was closed. */
export function compilerClosed(unit: string): Diagnostic {
  return {
    code: 'THP3006',
    what: `${unit} was not compiled: the compiler was closed.`,
    cause: 'The run was interrupted.',
    next: 'Run again; units that were compiled are in the cache.',
    exitStatus: exitStatus.interrupted,
  };
}

/** The WebAssembly compiler cannot be loaded. */
export function compilerPackageMissing(reason: string): Diagnostic {
  return {
    code: 'THP3007',
    what: `@yowasp/clang cannot be loaded: ${reason}.`,
    cause: 'The package was not installed with thpcheck, or its files are damaged.',
    next: 'Install thpcheck again, or name a clang of your own as the compiler.',
    exitStatus: exitStatus.badInput,
  };
}

/** A compiler named by the user cannot be started. */
export function nativeCompilerMissing(path: string, reason: string): Diagnostic {
  return {
    code: 'THP3008',
    what: `${path} cannot be run as a C compiler: ${reason}.`,
    cause: 'The path is misspelt, or the program is not clang.',
    next: 'Give the path of a clang of version 14 or later, or leave the option out to use the built-in one.',
    exitStatus: exitStatus.badInput,
  };
}

/** A computed `#include` reached a file through `..`, which the compiler's file system resolves wrongly. */
export function parentSegmentRead(unit: string, file: string): Diagnostic {
  return {
    code: 'THP3009',
    what: `${unit} includes ${file}, whose ".." the built-in compiler cannot follow.`,
    cause: 'The path is put together by a macro, such as TRACE_INCLUDE_PATH.',
    next: 'Put a copy of that header into an overlay under a path without "..", or use a clang of your own.',
    exitStatus: exitStatus.inconclusive,
  };
}

/** An overlay directory is not there. */
export function overlayMissing(path: string): Diagnostic {
  return {
    code: 'THP3101',
    what: `The overlay ${path} does not exist.`,
    cause: 'The path is misspelt, or relative to another directory.',
    next: 'Give a directory that holds files named as in the kernel, such as asm/pgtable.h or mm/huge_memory.c.',
    exitStatus: exitStatus.badInput,
  };
}

/** An overlay is a file. */
export function overlayNotDirectory(path: string): Diagnostic {
  return {
    code: 'THP3102',
    what: `The overlay ${path} is not a directory.`,
    cause:
      'An overlay is a directory that mirrors the include path or the tree, not a single file or a patch.',
    next: 'Give the directory; for a header of arch/*/include it holds asm/NAME.h.',
    exitStatus: exitStatus.badInput,
  };
}

/** An overlay holds no file. */
export function overlayEmpty(path: string): Diagnostic {
  return {
    code: 'THP3103',
    what: `The overlay ${path} holds no file.`,
    cause: 'The files were not copied, or lie in another directory.',
    next: 'Put the changed files there, named as in the kernel, or leave the overlay out.',
    exitStatus: exitStatus.badInput,
  };
}

/** An overlay cannot be read. */
export function overlayUnreadable(path: string, reason: string): Diagnostic {
  return {
    code: 'THP3104',
    what: `The overlay ${path} cannot be read: ${reason}.`,
    cause: 'Permissions of the directory or of one below it, or a broken file system.',
    next: 'Make the directory readable.',
    exitStatus: exitStatus.badInput,
  };
}

/** Files of overlays that no unit read: the verdict does not speak of them. A warning. */
export function overlayUnused(files: readonly string[]): Diagnostic {
  return {
    code: 'THP3105',
    what: `${files.length} overlay file${files.length === 1 ? ' was' : 's were'} read by no unit.`,
    cause: 'The path below the overlay is not one that the kernel includes, or the unit is not compiled.',
    next: 'Name headers as they are included (asm/pgtable.h) and sources as in the tree (mm/memory.c).',
    detail: files,
    exitStatus: exitStatus.badInput,
  };
}

/** The small tables are not known for an architecture. */
export function smallTablesUnsupported(srcarch: string): Diagnostic {
  return {
    code: 'THP3110',
    what: `Tables of 8 entries are not known for arch/${srcarch}.`,
    cause: 'The size of a page table is defined in another way on each architecture.',
    next: 'Use the full table size.',
    exitStatus: exitStatus.badInput,
  };
}

/** The definition of the table size is not where it is known to be. */
export function smallTablesPatternMissing(file: string, macro: string): Diagnostic {
  return {
    code: 'THP3111',
    what: `${file} does not define ${macro} in the expected form.`,
    cause:
      'The kernel version is not one that the small tables were tried on, or an overlay changed the file.',
    next: 'Use the full table size.',
    exitStatus: exitStatus.badInput,
  };
}

/** A cache entry was damaged, and is compiled again. A warning. */
export function cacheEntryDamaged(path: string, reason: string): Diagnostic {
  return {
    code: 'THP3120',
    what: `The cached unit ${path} is damaged (${reason}); it was removed.`,
    cause: 'The disk was full, or a process was killed, or the file was edited.',
    next: 'Nothing: the unit is compiled again. If this recurs, check the disk.',
    exitStatus: exitStatus.holds,
  };
}

/** Nothing can be stored in the cache. A warning, given once. */
export function cacheNotWritable(directory: string, reason: string): Diagnostic {
  return {
    code: 'THP3121',
    what: `Compiled units cannot be kept in ${directory}: ${reason}.`,
    cause: 'The disk is full or read-only, or the directory belongs to somebody else.',
    next: 'Name another directory in THPCHECK_CACHE; until then every run compiles again.',
    exitStatus: exitStatus.holds,
  };
}
