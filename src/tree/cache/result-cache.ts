import { randomBytes } from 'node:crypto';
import { makeDirectory } from './make-directory.ts';
import { join } from 'node:path';
import { cacheEntryDamaged, cacheNotWritable } from '../diagnostics.ts';
import { writeAtomically } from './atomic-write.ts';
import type { CacheWarning } from './ir-cache.ts';
import { readSealed, seal } from './sealed-file.ts';
import { removeQuietly, tidy } from './stored-files.ts';

/** Entries kept of one kind; the oldest go first. */
const entriesKept = 128;

/**
 * Results that take longer to compute than to read, one file each, in a directory of their own below that of the
 * compiled units. Never fails: what cannot be read is not there, what cannot be written is warned of once. Several
 * processes may use it at a time; of two that store under one key at once, the last one stays.
 */
export class ResultCache {
  readonly #root: string;
  readonly #kind: string;
  #writable = true;

  /**
   * Opens a cache; its directory is made when the first entry is stored.
   * @param root directory of the cache of compiled units
   * @param kind what is kept, such as `config`; names the directory and the files
   */
  constructor(root: string, kind: string) {
    this.#root = root;
    this.#kind = kind;
  }

  /** The entry of a key (hexadecimal). A damaged one is removed and reported (THP3120). */
  find(key: string, warn: CacheWarning): Buffer | undefined {
    const path = this.#path(key);
    const found = readSealed(path);
    if (found.kind === 'content') return found.content;
    if (found.kind === 'damaged') {
      removeQuietly(path);
      warn(cacheEntryDamaged(path, found.reason));
    }
    return undefined;
  }

  /** Stores an entry in place of an older one of the same key. Warns with THP3121. */
  store(key: string, content: Uint8Array, warn: CacheWarning): void {
    if (!this.#writable) return;
    const directory = join(this.#root, this.#kind);
    try {
      makeDirectory(directory);
      writeAtomically(
        this.#path(key),
        join(directory, `${randomBytes(8).toString('hex')}.tmp`),
        seal(content),
      );
    } catch (error) {
      this.#writable = false;
      warn(cacheNotWritable(this.#root, error instanceof Error ? error.message : String(error)));
      return;
    }
    tidy(directory, `.${this.#kind}`, entriesKept);
  }

  #path(key: string): string {
    return join(this.#root, this.#kind, `${key.slice(0, 40)}.${this.#kind}`);
  }
}
