import { contentHash } from '../tree/cache/content-hash.ts';
import type { CacheWarning } from '../tree/cache/ir-cache.ts';
import { ownCodeHash } from '../tree/cache/own-code.ts';
import { ResultCache } from '../tree/cache/result-cache.ts';
import { CachedProgram, type Link } from './cached-program.ts';
import { decodeSnapshot, encodeSnapshot } from './program-snapshot.ts';

/** What a linked program is made of. */
export interface ProgramParts {
  /** In the order in which they are linked. */
  readonly modules: readonly { readonly unit: string; readonly identity: string | undefined }[];
  readonly architecture: string;
  /** `major * 1000 + minor`. */
  readonly version: number;
  readonly roots: readonly string[];
}

/** A program, and how to keep for the next run what was read of it. */
export interface KeptProgram {
  readonly program: CachedProgram;
  /** Stores what has been asked of the program, if that is more than is stored already. Never fails. */
  keep(): void;
}

/** Folders of thpcheck's own code that decide what a function of the program is. */
const makersOfPrograms = ['word', 'program', 'arch', 'check'];

/**
 * Opens a program in the cache below `directory`: functions and variables that earlier runs have read are served
 * from there, the modules are linked only for others. Without a directory, or when one of the modules is not in
 * the cache of compiled units, it is linked at once and not kept.
 * @param warn hears of damaged entries (THP3120) and of a cache that cannot be written (THP3121)
 */
export function openProgram(
  directory: string | undefined,
  parts: ProgramParts,
  link: Link,
  warn: CacheWarning,
): KeptProgram {
  const key = programKey(parts);
  if (directory === undefined || key === undefined) {
    return { program: new CachedProgram(undefined, link), keep: () => undefined };
  }
  const cache = new ResultCache(directory, 'program');
  const stored = cache.find(key, warn);
  const program = new CachedProgram(stored && decodeSnapshot(stored), link);
  return {
    program,
    keep() {
      const snapshot = program.takeSnapshot();
      if (snapshot !== undefined) cache.store(key, encodeSnapshot(snapshot), warn);
    },
  };
}

function programKey({ modules, architecture, version, roots }: ProgramParts): string | undefined {
  if (modules.some(({ identity }) => identity === undefined)) return undefined;
  const units = modules.map(({ unit, identity }) => [unit, identity]);
  // The encoding of snapshots is that of V8.
  const makers = [ownCodeHash(makersOfPrograms), process.versions.v8];
  return contentHash(JSON.stringify([...makers, architecture, version, roots, units]));
}
