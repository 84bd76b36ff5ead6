import { rmSync } from 'node:fs';
import type { Written } from '../../checkpoint/checkpoint-file.ts';
import type { CollapsedSearch } from '../collapsed-search.ts';
import type { Kernel } from '../kernel.ts';
import { KeyLog, removeOthers } from './key-log.ts';
import type { SearchIdentity } from './search-file.ts';
import { writeSearch } from './search-file.ts';

/** Keys are written as soon as there are so many bytes of them: little is left to do when a checkpoint is due. */
const atOnce = 2 ** 22;

/** A log, and the kernel whose log it is. */
export interface OpenLog {
  readonly log: KeyLog;
  readonly kernel: Kernel;
}

/**
 * Keeps a search in files: one with everything but the keys of its states, which is replaced as a whole, and one with
 * the keys, which is appended to. When keys are laid out anew they go to a new file; the former one is removed once
 * the first file refers to the new one.
 */
export class SearchCheckpoints {
  private readonly file: string;
  private readonly identity: SearchIdentity;
  private open: OpenLog | undefined;

  /** `open`: the log of a search that was resumed, if it is to be appended to. */
  constructor(file: string, identity: SearchIdentity, open?: OpenLog) {
    this.file = file;
    this.identity = identity;
    this.open = open;
  }

  /** Called between slices of a search: spreads the work of writing keys. Failures show when {@link keep} is called. */
  follow({ kernel, states }: CollapsedSearch): void {
    if (this.open?.kernel !== kernel) return;
    try {
      this.open.log.append(kernel.log(states), atOnce);
    } catch {
      // Tried again by keep(), which tells.
    }
  }

  /** Keeps what is known now; if that fails, the former checkpoint stays as it is. */
  keep(search: CollapsedSearch): Written {
    const { kernel } = search;
    try {
      if (this.open?.kernel === kernel && this.open.log.present) return this.write(search, this.open.log);
      const log = KeyLog.create(this.file);
      const written = this.attempt(search, log);
      if (written.kind === 'failed') {
        log.close();
        rmSync(log.path, { force: true });
        return written;
      }
      this.open?.log.close();
      this.open = { log, kernel };
      return written;
    } catch (error) {
      return failed(error);
    }
  }

  /** Closes the files; whatever was kept stays. */
  close(): void {
    this.open?.log.close();
    this.open = undefined;
  }

  private attempt(search: CollapsedSearch, log: KeyLog): Written {
    try {
      return this.write(search, log);
    } catch (error) {
      return failed(error);
    }
  }

  private write(search: CollapsedSearch, log: KeyLog): Written {
    log.append(search.kernel.log(search.states));
    const extent = log.sync();
    const written = writeSearch(this.file, this.identity, { image: search.image(), log: extent });
    if (written.kind === 'written') removeOthers(this.file, extent.name);
    return written;
  }
}

function failed(error: unknown): Written {
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
}
