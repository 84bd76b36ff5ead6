import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, any, eq, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { checkNoSmallTranslation } from './collapse-huge-page.ts';

const khugepaged = 'mm/khugepaged.c';

/** A range whose page table maps the parts of one huge page of a file. */
export interface PteMappedThp {
  readonly range: number;
  readonly huge: number;
}

/**
 * `collapse_pte_mapped_thp()` with `install_pmd` false: takes away a page table that maps a huge page of a file by
 * small entries; the next fault maps it as a whole. mmap_lock is held for reading, the folio is locked.
 *
 * Source: mm/khugepaged.c of 6.12 (nothing of the kind in 4.x). 6.1 waited for walkers and called pte_free(); before
 * v6.1-rc8 it did not wait (B39); before v5.9-rc1 the flush had the address that the loop ended with (B46).
 */
export function collapsePteMappedThp(mm: Mm, path: PathBuilder, { range, huge }: PteMappedThp): void {
  const table = path.local('page table', mm.frames.tables + 1);
  const fits = path.local('fits', 2, 1);
  const count = path.local('nr_ptes', mm.frames.pagesPerTable + 1);
  path.call(khugepaged, 'collapse_pte_mapped_thp', () => {
    mm.mmapReadLock(path);
    path.step('find_pmd_or_thp_or_none(): *pmd', () => path.assign(table, mm.tableOf(mm.pmd(range))));
    path.if(eq(table, 0), () => {
      mm.mmapReadUnlock(path);
      path.return();
    });
    mm.ptLock(path, sub(table, 1));
    checkEntries(mm, path, huge, table, fits);
    mm.ptUnlock(path, sub(table, 1));
    path.if(fits, () => {
      mm.ptLock(path, sub(table, 1));
      clearEntries(mm, path, table, count);
      mm.ptUnlock(path, sub(table, 1));
      path.step('folio_ref_sub(folio, nr_ptes)', () => mm.putPage(path, mm.hugePage(huge), count));
      removeTable(mm, path, range, table);
    });
    mm.mmapReadUnlock(path);
  });
}

/** Step 1: every entry has to map its part of the huge page, or nothing. */
function checkEntries(
  mm: Mm,
  path: PathBuilder,
  huge: number,
  table: Operand,
  fits: VariableReference,
): void {
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    const pte = mm.machine.memory.pteAt(sub(table, 1), index);
    path.step(`pte[${index}]: a part of the huge page?`, () => {
      const none = mm.entries.pteIs('none', pte);
      const part = eq(mm.unitOf(pte), mm.frames.unitOf(huge, index));
      path.if(
        any(none, all(mm.entries.pteIs('present', pte), part)),
        () => undefined,
        () => path.assign(fits, 0),
      );
    });
  }
}

/** Step 2: `ptep_clear()` of every entry; the flush is left to pmdp_collapse_flush(). */
function clearEntries(mm: Mm, path: PathBuilder, table: Operand, count: VariableReference): void {
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    path.step(`ptep_clear(pte[${index}])`, () => {
      for (let each = 0; each < mm.frames.tables; each++) {
        const pte = mm.pte(each, index);
        path.if(all(eq(table, each + 1), eq(mm.entries.pteIs('none', pte), 0)), () => {
          path.assign(pte, mm.entries.pte('cleared', pte));
          path.assign(count, add(count, 1));
        });
      }
    });
  }
}

/** Step 4: takes the empty page table out of the tree and gives it back. */
function removeTable(mm: Mm, path: PathBuilder, range: number, table: Operand): void {
  mm.spinLock(path, 'pmd', mm.pmdLock);
  mm.ptLock(path, sub(table, 1));
  const wrong = mm.departs('collapse: flushes the range after the page table');
  mm.primitives.pmdp_collapse_flush(path, { entry: range, address: wrong ? range + 1 : range });
  checkNoSmallTranslation(mm, path, range);
  mm.ptUnlock(path, sub(table, 1));
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
  const { gracePeriods } = mm.machine;
  if (mm.departs('collapse: waits for walkers, then pte_free()')) mm.primitives.synchronizeWalkers(path);
  const atOnce =
    mm.departs('collapse: pte_free() at once') || mm.departs('collapse: waits for walkers, then pte_free()');
  path.step(atOnce ? 'pte_free()' : 'pte_free_defer()', () => {
    for (let each = 0; each < mm.frames.tables; each++) {
      path.if(eq(table, each + 1), () =>
        atOnce ? gracePeriods.freeNow(path, each) : gracePeriods.request(path, each),
      );
    }
  });
}
