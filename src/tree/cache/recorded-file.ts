import { readFileSync, statSync } from 'node:fs';
import { contentHash } from './content-hash.ts';
import { neverTrust, type RecordedFile } from './record.ts';

/** A file changed this long before it was recorded may change again without a new time. In ms. */
const clockGrain = 2000;

/** A modification time as it is recorded at `now` (both in ms): only if a later change would show in it. */
export function trustedTime(time: number, now: number): number {
  return time > now - clockGrain ? neverTrust : time;
}

/**
 * Records a file that was read since `startedAt` (ms since the epoch).
 * @returns `undefined` when it changed meanwhile, so that it is not known what was seen of it
 */
export function recordFile(name: string, path: string, startedAt: number): RecordedFile | undefined {
  const now = Date.now();
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || Math.max(found.mtimeMs, found.ctimeMs) >= startedAt) return undefined;
  const hash = contentHash(readFileSync(path));
  return { name, hash, size: found.size, time: trustedTime(found.mtimeMs, now) };
}

/** Whether a file is as it was recorded: by size and time, by content where the time says nothing. */
export function sameFile(path: string, file: RecordedFile): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.size !== file.size) return false;
  return found.mtimeMs === file.time || contentHash(readFileSync(path)) === file.hash;
}
