import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeptPart } from './kept-part.ts';
import { newPart } from './kept-part.ts';

/** Bytes of one call of the file system. */
const piece = 2 ** 24;

/**
 * Writes the states of a search to a new file beside its checkpoint, and brings them to the disk: from where they are,
 * without a copy. They must not change in the meantime, although the event loop gets its turn.
 * @throws the error of the file system; nothing is left of the file then
 */
export async function writeStates(checkpoint: string, content: Uint8Array): Promise<KeptPart> {
  const path = newPart(checkpoint, 'states');
  const file = await open(path, 'wx');
  try {
    const hash = createHash('sha256');
    for (let at = 0; at < content.length; at += piece) {
      const some = content.subarray(at, at + piece);
      const written = writeWhole(file, some, at);
      // While the system writes them.
      hash.update(some);
      await written;
    }
    await file.sync();
    await file.close();
    return { name: basename(path), bytes: content.length, check: hash.digest('hex') };
  } catch (error) {
    await file.close().catch(() => undefined);
    rmSync(path, { force: true });
    throw error;
  }
}

async function writeWhole(file: FileHandle, some: Uint8Array, place: number): Promise<void> {
  for (let at = 0; at < some.length;)
    at += (await file.write(some, at, some.length - at, place + at)).bytesWritten;
}

/**
 * Reads such a file to where its content belongs, which is as long as it was.
 * @returns whether it is what was written.
 * @throws the error of the file system
 */
export async function readStates(
  checkpoint: string,
  { name, bytes, check }: KeptPart,
  into: Uint8Array,
): Promise<boolean> {
  const file = await open(join(dirname(checkpoint), name), 'r');
  try {
    if (bytes !== into.length || (await file.stat()).size !== bytes) return false;
    const hash = createHash('sha256');
    for (let at = 0; at < into.length;) {
      const { bytesRead } = await file.read(into, at, Math.min(piece, into.length - at), at);
      if (bytesRead === 0) return false;
      hash.update(into.subarray(at, at + bytesRead));
      at += bytesRead;
    }
    return hash.digest('hex') === check;
  } finally {
    await file.close();
  }
}
