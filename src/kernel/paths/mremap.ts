import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, eq, ne } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pmdTransHugeLock } from './zap-huge-pmd.ts';

/** A move of what one range maps to another range of the same address space. */
export interface Move {
  readonly from: number;
  readonly to: number;
}

/** Where the flush of the old translations stands: 4.x defers it to the end, since v4.9-rc8 it is under the locks. */
function flushesUnderTheLock(mm: Mm): boolean {
  return mm.version < 6000
    ? mm.departs('mremap: flushes under the lock')
    : !mm.departs('mremap: flushes after the locks');
}

/**
 * `mremap()` of a range that a page table maps: `move_page_tables()`, `move_ptes()`. mmap_sem is held for writing, and the
 * locks of both page tables while the entries move; the reverse map is not locked, as the new VMA comes after the old one
 * in the order in which it is walked. The page table of the new range is there already.
 *
 * Source: mm/mremap.c of 4.4, 4.5 and 6.12. (v4.9 flushed only if a moved entry was dirty; today if one was present.)
 */
export function mremapPtes(mm: Mm, path: PathBuilder, { from }: Move, tables: Move): void {
  const { entries, primitives, frames } = mm;
  path.call('mm/mremap.c', 'move_page_tables', () => {
    mm.mmapWriteLock(path);
    const moved = path.local('moved', 2);
    path.call('mm/mremap.c', 'move_ptes', () => {
      mm.ptLock(path, tables.from);
      mm.ptLock(path, tables.to);
      for (let index = 0; index < frames.pagesPerTable; index++) {
        path.step(`pte_none(old_pte[${index}])?`);
        path.if(eq(entries.pteIs('none', mm.pte(tables.from, index)), 0), () => {
          const pte = primitives.ptep_get_and_clear(path, from, tables.from, index);
          primitives.set_pte_at(path, tables.to, index, pte);
          path.assign(moved, 1);
        });
      }
      if (flushesUnderTheLock(mm)) path.if(moved, () => primitives.flush_tlb_range(path, from));
      mm.ptUnlock(path, tables.to);
      mm.ptUnlock(path, tables.from);
    });
    if (!flushesUnderTheLock(mm)) path.if(moved, () => primitives.flush_tlb_range(path, from));
    mm.mmapWriteUnlock(path);
  });
}

/**
 * `mremap()` of a range that a huge entry maps: `move_huge_pmd()`. One PMD lock covers both entries, so that the deposited
 * page table only changes its owner.
 *
 * Source: mm/mremap.c and mm/huge_memory.c of 4.4, 4.5 and 6.12.
 */
export function mremapHuge(mm: Mm, path: PathBuilder, { from, to }: Move): void {
  const { entries, primitives } = mm;
  path.call('mm/mremap.c', 'move_page_tables', () => {
    mm.mmapWriteLock(path);
    const moved = path.local('moved', 2);
    path.call('mm/huge_memory.c', 'move_huge_pmd', () => {
      const locked = pmdTransHugeLock(mm, path, from);
      path.if(locked, () => {
        const pmd = primitives.pmdp_huge_get_and_clear(path, { entry: from, address: from });
        path.check(
          all(entries.pmdIs('none', mm.pmd(to)), ne(mm.deposited.cell(from), 0)),
          mm.rule('BUG', 'VM_BUG_ON(!pmd_none(*new_pmd)) in move_huge_pmd()'),
        );
        primitives.set_pmd_at(path, { entry: to, address: to }, pmd);
        path.assign(mm.deposited.cell(to), mm.deposited.cell(from));
        path.assign(mm.deposited.cell(from), 0);
        path.assign(moved, 1);
        if (flushesUnderTheLock(mm)) primitives.flush_pmd_tlb_range(path, from);
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      });
    });
    if (!flushesUnderTheLock(mm)) path.if(moved, () => primitives.flush_tlb_range(path, from));
    mm.mmapWriteUnlock(path);
  });
}
