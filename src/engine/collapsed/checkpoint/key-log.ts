import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeptPart } from './kept-part.ts';
import { newPart } from './kept-part.ts';

/** Bytes of one call of the file system. */
const piece = 2 ** 24;

/**
 * A file that the keys of the states of a search are appended to. What stands in it is never changed: what was
 * written before a crash and is not yet referred to is written again.
 */
export class KeyLog {
  readonly path: string;
  private readonly opened: number;
  private hash: Hash;
  private written: number;

  private constructor(path: string, opened: number, hash: Hash, written: number) {
    this.path = path;
    this.opened = opened;
    this.hash = hash;
    this.written = written;
  }

  /**
   * A new log for a checkpoint.
   * @throws the error of the file system
   */
  static create(checkpoint: string): KeyLog {
    const path = newPart(checkpoint, 'keys');
    return new KeyLog(path, openSync(path, 'wx+'), createHash('sha256'), 0);
  }

  /**
   * Opens a log, to be appended to or not, and reads what counts of it into `into`, which is as long.
   * @returns undefined if it is not what was written.
   * @throws the error of the file system
   */
  static open(
    checkpoint: string,
    { name, check }: KeptPart,
    into: Uint8Array,
    mode: 'read' | 'append',
  ): KeyLog | undefined {
    const path = join(dirname(checkpoint), name);
    const opened = openSync(path, mode === 'append' ? 'r+' : 'r');
    const hash = createHash('sha256');
    for (let at = 0; at < into.length;) {
      const count = readSync(opened, into, at, Math.min(piece, into.length - at), at);
      if (count === 0) break;
      hash.update(into.subarray(at, at + count));
      at += count;
    }
    if (hash.copy().digest('hex') === check) return new KeyLog(path, opened, hash, into.length);
    closeSync(opened);
    return undefined;
  }

  /**
   * Appends what `bytes`, the whole log as it is in memory, has beyond what was written; `least`: unless it is less.
   * @throws the error of the file system
   */
  append(bytes: Uint8Array, least = 0): void {
    if (bytes.length - this.written < least) return;
    while (this.written < bytes.length) {
      const some = bytes.subarray(this.written, this.written + piece);
      for (let at = 0; at < some.length;)
        at += writeSync(this.opened, some, at, some.length - at, this.written + at);
      this.hash.update(some);
      this.written += some.length;
    }
  }

  /**
   * Brings what was appended to the disk.
   * @throws the error of the file system
   */
  sync(): KeptPart {
    fsyncSync(this.opened);
    return { name: basename(this.path), bytes: this.written, check: this.hash.copy().digest('hex') };
  }

  /** Whether the file is still where it was: somebody may have removed it, or keep another search in its place. */
  get present(): boolean {
    return statSync(this.path, { throwIfNoEntry: false })?.ino === fstatSync(this.opened).ino;
  }

  close(): void {
    closeSync(this.opened);
  }
}
