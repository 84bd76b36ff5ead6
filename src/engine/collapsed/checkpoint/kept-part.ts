import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The file beside a checkpoint with the states of the search, and how much of it counts. */
export interface KeptPart {
  /** Its name, in the directory of the checkpoint. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of these bytes, hexadecimal. */
  readonly check: string;
}

/** `keys`: the log of a search, appended to; `states`: table and queue of a search that forgets states, written once. */
type PartKind = 'keys' | 'states';

/** A path for such a file. Each has a name of its own: the one that the checkpoint refers to stays as it is. */
export function newPart(checkpoint: string, kind: PartKind): string {
  return `${checkpoint}.${randomBytes(4).toString('hex')}.${kind}`;
}

/**
 * Removes what a checkpoint does not refer to: former parts, and what was being written when a process was killed.
 * If something cannot be removed it only takes up room.
 */
export function removeOthers(checkpoint: string, name: string): void {
  const directory = dirname(checkpoint);
  const start = `${basename(checkpoint)}.`;
  try {
    for (const each of readdirSync(directory)) {
      const rest = each.startsWith(start) && each !== name ? each.slice(start.length) : '';
      if (/^([0-9a-f]{8}\.(keys|states)|\d+\.part)$/.test(rest))
        rmSync(join(directory, each), { force: true });
    }
  } catch {
    // See above.
  }
}
