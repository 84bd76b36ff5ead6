import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

/** THP2301: there is no git program. */
export function gitMissing(reason: string): Diagnostic {
  return {
    code: 'THP2301',
    what: `git cannot be run: ${reason}.`,
    cause: 'git is not installed, or not on the search path.',
    next: 'Install git, or give unpacked trees.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2302: a directory is in no git repository, or git refuses to read it; `messages` are git's. */
export function noRepository(directory: string, messages: readonly string[]): Diagnostic {
  return {
    code: 'THP2302',
    what: `${directory} is no git repository that can be read.`,
    cause: 'The path is misspelt, or the repository belongs to somebody else (safe.directory of git).',
    next: 'Give the directory of a clone of Linux, bare or not.',
    ...(messages.length > 0 ? { detail: messages } : {}),
    exitStatus: exitStatus.badInput,
  };
}

/** THP2303: a repository does not have the revision. */
export function unknownRevision(directory: string, revision: string): Diagnostic {
  return {
    code: 'THP2303',
    what: `${directory} has no commit "${revision}".`,
    cause: 'The name is misspelt, or the tag or branch was not fetched.',
    next: 'Give a tag, a branch or a commit that git rev-parse knows, such as v6.12.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2304: objects of a commit are not in the repository. */
export function missingObjects(directory: string, commit: string, missing: readonly string[]): Diagnostic {
  return {
    code: 'THP2304',
    what: `${directory} lacks objects of commit ${commit}.`,
    cause: 'It is a partial or shallow clone, or it is damaged.',
    next: 'Fetch the commit in full (git fetch --refetch --no-filter), or run git fsck.',
    detail: missing.slice(0, 10),
    exitStatus: exitStatus.badInput,
  };
}

/** THP2305: a commit is no kernel tree. */
export function notAKernelCommit(directory: string, revision: string, missing: string): Diagnostic {
  return {
    code: 'THP2305',
    what: `"${revision}" of ${directory} is no Linux source tree: ${missing} is missing.`,
    cause: 'The repository is of something else, or keeps the kernel in a subdirectory.',
    next: 'Give a repository whose top directory holds Makefile, Kconfig, arch/, include/ and mm/.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2306: the files of a commit cannot be written. */
export function cannotUnpack(directory: string, reason: string): Diagnostic {
  return {
    code: 'THP2306',
    what: `The files of a commit cannot be written below ${directory}: ${reason}.`,
    cause: 'The disk is full or read-only, or the directory belongs to somebody else.',
    next: 'Make room (a revision takes about 150 MB), or name another directory in THPCHECK_CACHE.',
    exitStatus: exitStatus.badInput,
  };
}

/** THP2307: there is no place to unpack a commit to. */
export function noPlaceForCommits(): Diagnostic {
  return {
    code: 'THP2307',
    what: 'There is no cache directory to unpack commits to.',
    cause: 'The cache is switched off (THPCHECK_CACHE=off).',
    next: 'Name a directory in THPCHECK_CACHE, or give unpacked trees.',
    exitStatus: exitStatus.badInput,
  };
}
