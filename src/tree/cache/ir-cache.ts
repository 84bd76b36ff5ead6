import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { cacheEntryDamaged, cacheNotWritable } from '../diagnostics.ts';
import { writeAtomically } from './atomic-write.ts';
import { contentHash } from './content-hash.ts';
import { encodeEntry, readEntry } from './entry-file.ts';
import type { UnitRecord } from './record.ts';

/** Called with warnings of the cache (THP3120, THP3121). */
export type CacheWarning = (diagnostic: Diagnostic) => void;

/** A unit found in the cache. */
export interface CachedUnit {
  readonly record: UnitRecord;
  readonly ir: string;
}

/** Entries kept under one key: variants of the same unit, such as with and without an edit of a header. */
const variantsKept = 8;

/** Temporary files older than this, in ms, are left over from a process that was killed. */
const leftoverAge = 3_600_000;

/**
 * Compiled units on disk: one directory a key, one file a variant. Never fails: what cannot be read is not
 * there, what cannot be written is warned of once. Several processes may use it at a time.
 */
export class IrCache {
  readonly directory: string;
  #writable = true;

  /** Opens a cache; its directory is made when the first entry is stored. */
  constructor(directory: string) {
    this.directory = directory;
  }

  /** The newest entry of a key whose record holds. Damaged entries are removed and reported. */
  find(key: string, holds: (record: UnitRecord) => boolean, warn: CacheWarning): CachedUnit | undefined {
    for (const path of this.#entries(key)) {
      const entry = readEntry(path);
      if (entry.kind === 'absent' || (entry.kind === 'entry' && !holds(entry.record))) continue;
      const read = entry.kind === 'entry' ? entry.readIr() : entry;
      if (read.kind === 'ir' && entry.kind === 'entry') return { record: entry.record, ir: read.ir };
      if (read.kind === 'damaged') this.#discard(path, read.reason, warn);
    }
    return undefined;
  }

  /** Stores an entry. */
  async store(key: string, unit: CachedUnit, warn: CacheWarning): Promise<void> {
    if (!this.#writable) return;
    const { files, shadows } = unit.record;
    const variant = contentHash(JSON.stringify([files.map(({ name, hash }) => [name, hash]), shadows]));
    const directory = this.#keyDirectory(key);
    const content = await encodeEntry(unit.record, unit.ir);
    try {
      mkdirSync(directory, { recursive: true });
      const temporary = join(directory, `${randomBytes(8).toString('hex')}.tmp`);
      writeAtomically(join(directory, `${variant.slice(0, 32)}.unit`), temporary, content);
    } catch (error) {
      // Several units may end at the same time: one warning is enough.
      if (this.#writable) warn(cacheNotWritable(this.directory, reasonOf(error)));
      this.#writable = false;
      return;
    }
    this.#tidy(key);
  }

  #keyDirectory(key: string): string {
    return join(this.directory, key.slice(0, 2), key.slice(2, 42));
  }

  /** Paths of a key's entries, newest first. */
  #entries(key: string): readonly string[] {
    const directory = this.#keyDirectory(key);
    return list(directory)
      .filter((name) => name.endsWith('.unit'))
      .map((name) => join(directory, name))
      .map((path) => ({ path, time: modified(path) }))
      .toSorted((a, b) => b.time - a.time)
      .map(({ path }) => path);
  }

  #discard(path: string, reason: string, warn: CacheWarning): void {
    remove(path);
    warn(cacheEntryDamaged(path, reason));
  }

  #tidy(key: string): void {
    for (const path of this.#entries(key).slice(variantsKept)) remove(path);
    const directory = this.#keyDirectory(key);
    for (const name of list(directory).filter((each) => each.endsWith('.tmp'))) {
      const path = join(directory, name);
      if (Date.now() - modified(path) > leftoverAge) remove(path);
    }
  }
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A cache that cannot be tidied still serves.
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
