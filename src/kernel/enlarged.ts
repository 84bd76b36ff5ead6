import { any, ne } from '../transition/expression.ts';
import { checkAccounts } from './paths/check-accounts.ts';
import { pageFault } from './paths/page-fault.ts';
import { isBeingSplit, splitHugePmd } from './paths/split-huge-pmd.ts';
import { madviseDontneed } from './paths/zap-pmd-range.ts';
import type { ModelScenario } from './scenario.ts';

/** How large split-vs-zap is to be; the scenario of the thread is {@link sizeOfTheThread}. */
export interface Enlargement {
  /** CPUs that run MADV_DONTNEED on all ranges. */
  readonly zaps: number;
  /** CPUs that handle a page fault, each at another page as far as there are, and each with a page of its own. */
  readonly faults: number;
  /** CPUs that run user code only: their walkers load translations, and flushes have to reach them. */
  readonly users: number;
  /** PTEs that stand for a page table, and base pages that stand for a huge page. */
  readonly entries: number;
  /** Huge pages, each mapped by a range of its own; they are split one after the other. */
  readonly pages: number;
}

/** The size at which {@link enlargedSplitVsZap} is split-vs-zap of the thread, state by state. */
export const sizeOfTheThread: Enlargement = { zaps: 1, faults: 0, users: 0, entries: 2, pages: 1 };

/** What a state has room for; the model keeps masks of page frames and of CPUs in one variable each. */
export const mostEnlarged = { cpus: 12, entries: 16, pages: 8, frames: 30 } as const;

/** Page frames (base pages that are told apart) that an enlarged scenario has. */
export function framesOf({ pages, entries, faults }: Enlargement): number {
  return pages * entries + faults;
}

/** CPUs that an enlarged scenario has. */
export function cpusOf({ zaps, faults, users }: Enlargement): number {
  return 1 + zaps + faults + users;
}

/** split-vs-zap with more CPUs, PTEs and huge pages; walkers with TLBs on every CPU, and all its rules. */
export function enlargedSplitVsZap(enlargement: Enlargement): ModelScenario {
  const { zaps, faults, users, entries, pages } = enlargement;
  const many = <T>(count: number, of: (at: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => of(at));
  const ranges = many(pages, (page) => ({ kind: 'huge', huge: page, deposit: page }) as const);
  return {
    name: 'split-vs-zap, enlarged',
    summary: 'one CPU splits huge PMDs while others zap their ranges, fault in them, or run user code',
    cpus: ['split', ...many(zaps, () => 'zap'), ...many(faults, () => 'fault'), ...many(users, () => 'user')],
    versions: [4004, 4005, 6012],
    size: { huge: pages, small: faults, tables: pages + faults, pagesPerTable: entries, remembers: 'frame' },
    ranges,
    write: (mm) => {
      const { system } = mm.machine;
      system.path(0, 'split', (path) => ranges.forEach((_, range) => splitHugePmd(mm, path, range)));
      for (let zap = 0; zap < zaps; zap++) system.path(1 + zap, 'zap', (path) => madviseDontneed(mm, path));
      for (let fault = 0; fault < faults; fault++) {
        const range = Math.floor(fault / entries) % pages;
        const place = { range, index: fault % entries, page: fault };
        system.path(1 + zaps + fault, 'fault', (path) => pageFault(mm, path, place));
      }
      checkAccounts(mm);
      system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
      if (zaps === 0 || faults === 0) return;
      const single = many(faults, (page) => ne(mm.refcount.cell(pages + page), 0));
      system.sometimes('a page is mapped anew after the zap', any(...single));
    },
  };
}
