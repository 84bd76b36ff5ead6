import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Temporary files older than this, in ms, are left over from a process that was killed. */
const leftoverAge = 3_600_000;

/** Paths of a directory's files whose names end in `suffix`, newest first; none if it cannot be read. */
export function newestFirst(directory: string, suffix: string): readonly string[] {
  return list(directory)
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(directory, name))
    .map((path) => ({ path, time: modified(path) }))
    .toSorted((a, b) => b.time - a.time)
    .map(({ path }) => path);
}

/** Leaves the newest `kept` files whose names end in `suffix`, and no temporary file of a process that is gone. */
export function tidy(directory: string, suffix: string, kept: number): void {
  for (const path of newestFirst(directory, suffix).slice(kept)) removeQuietly(path);
  for (const name of list(directory).filter((each) => each.endsWith('.tmp'))) {
    const path = join(directory, name);
    if (Date.now() - modified(path) > leftoverAge) removeQuietly(path);
  }
}

/** Removes a file if that is possible: a cache that cannot be tidied still serves. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Whoever reads it next finds it as it is.
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
