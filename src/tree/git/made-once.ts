import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDirectory } from '../cache/make-directory.ts';

/** Leftovers of processes that were killed go after this time. In ms. */
const stale = 24 * 3_600_000;

/**
 * A directory that is made once and never changed: `fill` fills another one, which then gets the name, so that a
 * half-filled one is never seen. Of several processes that make it at once, the first one's stays.
 * @throws what `fill` throws, and errors of the file system; nothing is left behind
 */
export async function madeOnce(
  path: string,
  fill: (directory: string) => Promise<void> | void,
): Promise<void> {
  if (existsSync(path)) return;
  const parent = dirname(path);
  makeDirectory(parent);
  removeStale(parent);
  const temporary = join(parent, `.new-${randomBytes(8).toString('hex')}`);
  mkdirSync(temporary);
  try {
    await fill(temporary);
    try {
      renameSync(temporary, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('.new-')) continue;
    const path = join(parent, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > stale) rmSync(path, { recursive: true, force: true });
  }
}
