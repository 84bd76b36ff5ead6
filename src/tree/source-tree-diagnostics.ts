import { exitStatus, type Diagnostic } from '../diagnostic/diagnostic.ts';

/** THP2000: the path of the tree does not exist or is no directory. */
export function noSuchTree(path: string): Diagnostic {
  return {
    code: 'THP2000',
    what: `There is no directory ${path}.`,
    cause: 'The path of the kernel tree was misspelt.',
    next: 'Give the top directory of a Linux source tree.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2001: the directory is not the top of a kernel tree. */
export function notAKernelTree(path: string, missing: string): Diagnostic {
  return {
    code: 'THP2001',
    what: `${path} is not the top of a Linux source tree: ${missing} is missing.`,
    cause: 'The path names a directory above or inside the tree, or only the headers of a distribution.',
    next: 'Give the directory that holds Makefile, Kconfig, arch/, include/ and mm/.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2002: the tree is older than thpcheck can read. */
export function tooOld(path: string, version: string, oldest: string): Diagnostic {
  return {
    code: 'THP2002',
    what: `${path} is Linux ${version}; the oldest version supported is ${oldest}.`,
    cause: 'Transparent huge pages of older kernels work differently.',
    next: `Check a tree of Linux ${oldest} or later.`,
    exitStatus: exitStatus.badInput,
  };
}

/** THP2003: the tree lacks the directory of the architecture. */
export function noArchitecture(path: string, srcarch: string): Diagnostic {
  return {
    code: 'THP2003',
    what: `${path} has no arch/${srcarch}.`,
    cause: 'The tree was unpacked in part, or the kernel version does not have the architecture.',
    next: `Unpack arch/${srcarch} too, or choose another architecture with --arch.`,
    exitStatus: exitStatus.badInput,
  };
}

/** THP2004: files that are needed are not in the tree. */
export function missingFiles(path: string, files: readonly string[]): Diagnostic {
  return {
    code: 'THP2004',
    what: `${path} lacks ${files.length === 1 ? files[0]! : `${files.length} files that are needed`}.`,
    cause: 'The tree was unpacked in part, or the kernel version keeps the code elsewhere.',
    next: 'Unpack arch/<architecture>, include, mm, kernel, lib, scripts and every Kconfig* file.',
    ...(files.length === 1 ? {} : { detail: files }),
    exitStatus: exitStatus.badInput,
  };
}
