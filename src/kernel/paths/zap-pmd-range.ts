import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { and, any, eq, not } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { Gather } from './mmu-gather.ts';
import { pmdNoneOrTransHugeOrClearBad } from './pmd-trans-unstable.ts';
import { checkNotTakenForSwap, isSwapPmd } from './swap-pmd.ts';
import { zapHugePmd } from './zap-huge-pmd.ts';
import { zapPteRange } from './zap-pte-range.ts';

const memoryC = 'mm/memory.c';

/** Which ranges a zap is called for. */
export interface ZapOptions {
  /** First range and number of ranges; all where missing. */
  readonly first?: number;
  readonly ranges?: number;
}

/**
 * `madvise(MADV_DONTNEED)`: zaps ranges with mmap_sem held for reading, flushes the TLB and then gives the pages
 * back. Source: mm/madvise.c `madvise_dontneed()` (6.12: `madvise_dontneed_single_vma()`), mm/memory.c
 * `zap_page_range()` (6.12: `zap_page_range_single()`).
 */
export function madviseDontneed(mm: Mm, path: PathBuilder, options: ZapOptions = {}): void {
  const first = options.first ?? 0;
  const count = options.ranges ?? mm.machine.memory.ranges - first;
  let positions = 0;
  for (let range = first; range < first + count; range++) positions |= mm.positionsOf(range);
  path.call('mm/madvise.c', mm.version < 6000 ? 'madvise_dontneed' : 'madvise_dontneed_single_vma', () => {
    const zapped = mm.zapped.cell(path.cpu);
    mm.mmapReadLock(path, () => path.assign(zapped, and(mm.mapped(), positions)));
    zapPageRange(mm, path, first, count);
    mm.mmapReadUnlock(path);
  });
  checkZapCompletes(mm, path.cpu);
}

/** P2 for the zap of a CPU: {@link Mm.zapped} holds the positions that were mapped when it began. */
export function checkZapCompletes(mm: Mm, cpu: number): void {
  mm.machine.system.final(
    mm.rule('P2', 'a page that was mapped throughout the zap is still mapped when all have finished'),
    eq(0, and(mm.zapped.cell(cpu), mm.mapped())),
  );
}

/** `zap_page_range()`: gathers pages of the ranges, flushes, gives them back. */
export function zapPageRange(mm: Mm, path: PathBuilder, first: number, count: number): void {
  const gather = new Gather(mm, path);
  path.call(memoryC, mm.version < 6000 ? 'zap_page_range' : 'zap_page_range_single', () => {
    for (let range = first; range < first + count; range++) zapPmdRange(mm, path, range, gather);
    gather.finish(first, count);
  });
}

/**
 * `zap_pmd_range()` for one PMD entry: classifies it without the lock; a huge one is zapped under the PMD lock
 * after a second look; an empty one is skipped; a table's entries are zapped under the lock of the table. A table
 * stays where it is, emptied: tables are freed by munmap and exit only.
 *
 * 4.4 and 4.5: the entry is looked at a third time, in one read, before it is taken for a table. 6.12: each test
 * reads it anew, and `zap_pte_range()` itself finds out whether there is a table, and comes back if not.
 */
export function zapPmdRange(mm: Mm, path: PathBuilder, range: number, gather: Gather): void {
  path.call(memoryC, 'zap_pmd_range', () => {
    if (mm.version < 6000) zapLookingTwice(mm, path, range, gather);
    else zapLookingUntilSure(mm, path, range, gather);
  });
}

/** 4.4, 4.5. */
function zapLookingTwice(mm: Mm, path: PathBuilder, range: number, gather: Gather): void {
  const pmd = path.local('*pmd', mm.machine.memory.pmdDomain);
  path.step('pmd_trans_huge(*pmd)?', () => {
    path.assign(pmd, mm.pmd(range));
    mm.checkNoTransientNone(path, range, pmd);
  });
  path.if(mm.entries.pmdIs('trans_huge', pmd), () => {
    const zapped = zapHugePmd(mm, path, range, gather);
    path.if(zapped, () => path.return());
  });
  const unstable = pmdNoneOrTransHugeOrClearBad(mm, path, range, pmd);
  path.if(unstable, () => path.return());
  zapPteRange(mm, path, range, gather);
}

/** 6.12. */
function zapLookingUntilSure(mm: Mm, path: PathBuilder, range: number, gather: Gather): void {
  const pmd = path.local('*pmd', mm.machine.memory.pmdDomain);
  const huge = path.local('is_swap_pmd(*pmd)', 2);
  path.loop(() => {
    path.step('is_swap_pmd(*pmd)?', () => {
      path.assign(pmd, mm.pmd(range));
      mm.checkNoTransientNone(path, range, pmd);
      checkNotTakenForSwap(mm, path, range, pmd);
    });
    path.assign(huge, isSwapPmd(mm, pmd));
    path.if(not(huge), () => path.step('pmd_trans_huge(*pmd)?', () => path.assign(pmd, mm.pmd(range))));
    path.if(any(huge, mm.entries.pmdIs('trans_huge', pmd)), () => {
      const zapped = zapHugePmd(mm, path, range, gather);
      path.if(zapped, () => path.return());
    });
    path.step('pmd_none(*pmd)?', () => {
      path.assign(pmd, mm.pmd(range));
      mm.checkNoTransientNone(path, range, pmd);
    });
    path.if(mm.entries.pmdIs('none', pmd), () => path.return());
    const done = zapPteRange(mm, path, range, gather);
    path.if(done, () => path.return());
  });
}
