import { randomBytes } from 'node:crypto';
import { makeDirectory } from './make-directory.ts';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { cacheEntryDamaged, cacheNotWritable } from '../diagnostics.ts';
import { writeAtomically } from './atomic-write.ts';
import { contentHash } from './content-hash.ts';
import { encodeEntry, readEntry } from './entry-file.ts';
import type { UnitRecord } from './record.ts';
import { newestFirst, removeQuietly, tidy } from './stored-files.ts';

/** Called with warnings of the cache (THP3120, THP3121). */
export type CacheWarning = (diagnostic: Diagnostic) => void;

/** A unit found in the cache. */
export interface CachedUnit {
  readonly record: UnitRecord;
  /** Stands for the text of the IR: equal identities, equal texts. */
  readonly identity: string;
  /** Unpacks the text of the IR, which takes time; each time it is called. */
  readonly unpack: () => string;
}

/** A unit to be stored. */
export interface NewUnit {
  readonly record: UnitRecord;
  readonly ir: string;
}

/** Entries kept under one key: variants of the same unit, such as with and without an edit of a header. */
const variantsKept = 8;

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
    for (const path of newestFirst(this.#keyDirectory(key), '.unit')) {
      const entry = readEntry(path);
      if (entry.kind === 'absent' || (entry.kind === 'entry' && !holds(entry.record))) continue;
      const read = entry.kind === 'entry' ? entry.readIr() : entry;
      if (read.kind === 'ir' && entry.kind === 'entry') {
        return { record: entry.record, identity: read.identity, unpack: read.unpack };
      }
      if (read.kind === 'damaged') this.#discard(path, read.reason, warn);
    }
    return undefined;
  }

  /** Stores an entry; gives the identity of its IR, `undefined` when nothing can be stored. */
  async store(key: string, { record, ir }: NewUnit, warn: CacheWarning): Promise<string | undefined> {
    if (!this.#writable) return undefined;
    const { files, shadows } = record;
    const variant = contentHash(JSON.stringify([files.map(({ name, hash }) => [name, hash]), shadows]));
    const directory = this.#keyDirectory(key);
    const { bytes, identity } = await encodeEntry(record, ir);
    try {
      makeDirectory(directory);
      const temporary = join(directory, `${randomBytes(8).toString('hex')}.tmp`);
      writeAtomically(join(directory, `${variant.slice(0, 32)}.unit`), temporary, bytes);
    } catch (error) {
      // Several units may end at the same time: one warning is enough.
      if (this.#writable) warn(cacheNotWritable(this.directory, reasonOf(error)));
      this.#writable = false;
      return undefined;
    }
    tidy(directory, '.unit', variantsKept);
    return identity;
  }

  #keyDirectory(key: string): string {
    return join(this.directory, key.slice(0, 2), key.slice(2, 42));
  }

  #discard(path: string, reason: string, warn: CacheWarning): void {
    removeQuietly(path);
    warn(cacheEntryDamaged(path, reason));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
