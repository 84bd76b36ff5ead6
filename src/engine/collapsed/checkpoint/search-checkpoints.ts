import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Written } from '../../checkpoint/checkpoint-file.ts';
import { ForgetfulKernel } from '../forgetful-kernel.ts';
import type { SearchImage } from '../search-stage.ts';
import { removeOthers, type KeptPart } from './kept-part.ts';
import { KeyLog } from './key-log.ts';
import type { SearchIdentity } from './search-file.ts';
import { writeSearch } from './search-file.ts';
import { writeStates } from './states-file.ts';

/** Keys are written as soon as there are so many bytes of them: little is left to do when a checkpoint is due. */
const atOnce = 2 ** 22;

/** A search that can be kept while it rests. */
export interface KeepableSearch {
  readonly states: number;
  readonly expanded: number;
  readonly transitions: number;
  /** What holds its states; another one when their keys were laid out anew, or when some were dropped at the end. */
  readonly holder: object;
  /** Everything but its states. */
  image(): SearchImage;
  /** The keys of all states in the order of their numbers, unless the holder is a {@link ForgetfulKernel}. */
  log(): Uint8Array;
}

/** A log, and the holder whose log it is. */
export interface OpenLog {
  readonly log: KeyLog;
  readonly holder: object;
}

/** What came of keeping a search; `overflowed`: some of its states cannot be told any more, the file is as it was. */
export type Kept = Written | { readonly kind: 'overflowed' };

/**
 * Keeps a search in files: one with everything but its states, which is replaced as a whole, and one with its states.
 * Of a search that knows all keys that is its log, which is appended to; when keys are laid out anew they go to a new
 * file. Of one that forgets keys it is the table and the queue, in a new file each time. The former one is removed once
 * the first file refers to the new one.
 */
export class SearchCheckpoints {
  private readonly file: string;
  private readonly identity: SearchIdentity;
  private open: OpenLog | undefined;
  /** The states that the file refers to, and of which search they are. */
  private last: { readonly part: KeptPart; readonly holder: object; readonly at: string } | undefined;

  /** `open`: the log of a search that was resumed, if it is to be appended to. */
  constructor(file: string, identity: SearchIdentity, open?: OpenLog) {
    this.file = file;
    this.identity = identity;
    this.open = open;
  }

  /** Called between slices of a search: spreads the work of writing keys. Failures show when {@link keep} is called. */
  follow(search: KeepableSearch): void {
    if (this.open?.holder !== search.holder) return;
    try {
      this.open.log.append(search.log(), atOnce);
    } catch {
      // Tried again by keep(), which tells.
    }
  }

  /** Keeps what is known now; if that fails, the former checkpoint stays as it is. The search must not go on meanwhile. */
  async keep(search: KeepableSearch): Promise<Kept> {
    const { holder } = search;
    try {
      if (holder instanceof ForgetfulKernel) return await this.keepStates(search, holder);
      if (this.open?.holder === holder && this.open.log.present) return this.keepLog(search, this.open.log);
      const log = KeyLog.create(this.file);
      const written = this.attempt(search, log);
      if (written.kind === 'failed') {
        log.close();
        rmSync(log.path, { force: true });
        return written;
      }
      this.open?.log.close();
      this.open = { log, holder };
      return written;
    } catch (error) {
      return failed(error);
    }
  }

  /** Keeps what was found since {@link keep}, if the states are still those that it kept. */
  async keepFindings(search: KeepableSearch): Promise<Kept> {
    const { last } = this;
    if (last?.holder !== search.holder || last.at !== placeOf(search)) return await this.keep(search);
    if (!existsSync(join(dirname(this.file), last.part.name))) return await this.keep(search);
    return writeSearch(this.file, this.identity, { image: search.image(), part: last.part });
  }

  /** Closes the files; whatever was kept stays. */
  close(): void {
    this.open?.log.close();
    this.open = undefined;
  }

  private attempt(search: KeepableSearch, log: KeyLog): Written {
    try {
      return this.keepLog(search, log);
    } catch (error) {
      return failed(error);
    }
  }

  private keepLog(search: KeepableSearch, log: KeyLog): Written {
    log.append(search.log());
    return this.write(search, log.sync());
  }

  private async keepStates(search: KeepableSearch, kernel: ForgetfulKernel): Promise<Kept> {
    if (kernel.overflowed) return { kind: 'overflowed' };
    const part = await writeStates(this.file, kernel.content());
    const written = this.write(search, part);
    if (written.kind === 'failed') rmSync(join(dirname(this.file), part.name), { force: true });
    else this.close();
    return written;
  }

  private write(search: KeepableSearch, part: KeptPart): Written {
    const written = writeSearch(this.file, this.identity, { image: search.image(), part });
    if (written.kind === 'failed') return written;
    removeOthers(this.file, part.name);
    this.last = { part, holder: search.holder, at: placeOf(search) };
    return written;
  }
}

/** What differs between any two moments of a search with one holder at which it may be kept. */
function placeOf({ states, expanded, transitions }: KeepableSearch): string {
  return `${states} ${expanded} ${transitions}`;
}

function failed(error: unknown): Written {
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
}
