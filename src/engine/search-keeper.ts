import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { checkpointNotWritten } from './checkpoint/diagnostics.ts';
import { searchOverflowed } from './collapsed/checkpoint/diagnostics.ts';
import {
  SearchCheckpoints,
  type KeepableSearch,
  type Kept,
  type OpenLog,
} from './collapsed/checkpoint/search-checkpoints.ts';
import type { SearchIdentity } from './collapsed/checkpoint/search-file.ts';

/** Files that a search is kept in. */
export interface KeepingOptions {
  /** What the search is of; the same for a search to be gone on with. */
  readonly identity: SearchIdentity;
  /** File that is written every so many milliseconds and when the search ends. */
  readonly checkpoint?: { readonly file: string; readonly milliseconds: number } | undefined;
  /** File of a search to go on with. */
  readonly resume?: string | undefined;
}

/** Keeps a search in its file when it is time to, if it has one; warns once if that fails. */
export class SearchKeeper {
  private readonly checkpoint: KeepingOptions['checkpoint'];
  private readonly checkpoints: SearchCheckpoints | undefined;
  private readonly onWarning: (warning: Diagnostic) => void;
  private due: number;
  private warned = false;

  /** `open`: the log of a search that was resumed, if it is to be appended to. */
  constructor(
    keeping: KeepingOptions | undefined,
    onWarning: (warning: Diagnostic) => void,
    open: OpenLog | undefined,
  ) {
    this.checkpoint = keeping?.checkpoint;
    this.checkpoints =
      keeping?.checkpoint === undefined
        ? undefined
        : new SearchCheckpoints(keeping.checkpoint.file, keeping.identity, open);
    this.onWarning = onWarning;
    this.due = performance.now() + (this.checkpoint?.milliseconds ?? Infinity);
  }

  /** Called between two slices of a search that is running. It must not go on meanwhile. */
  async between(search: KeepableSearch): Promise<void> {
    this.checkpoints?.follow(search);
    if (this.checkpoint === undefined || performance.now() < this.due) return;
    const before = performance.now();
    await this.keep(search);
    const now = performance.now();
    const every = this.checkpoint.milliseconds;
    // A tenth of the time at most goes into checkpoints, unless they are wanted all the time.
    this.due = now + Math.max(every, Math.min(9 * (now - before), 100 * every));
  }

  /** Keeps a search as it is. */
  async keep(search: KeepableSearch): Promise<void> {
    this.tell(await this.checkpoints?.keep(search));
  }

  /** Keeps what was found since, if the states are still the same. */
  async keepFindings(search: KeepableSearch): Promise<void> {
    this.tell(await this.checkpoints?.keepFindings(search));
  }

  /** Closes the files. */
  close(): void {
    this.checkpoints?.close();
  }

  private tell(kept: Kept | undefined): void {
    if (kept === undefined || kept.kind === 'written' || this.warned) return;
    this.warned = true;
    const { file } = this.checkpoint!;
    this.onWarning(
      kept.kind === 'overflowed' ? searchOverflowed(file) : checkpointNotWritten(file, kept.reason),
    );
  }
}
