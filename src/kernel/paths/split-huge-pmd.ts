import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, choose, eq, or, sub } from '../../transition/expression.ts';
import type { Operand } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { fillPageTable, withdrawDeposited } from './fill-page-table.ts';
import { invalidateForSplit } from './invalidate-for-split.ts';
import { splitHugePagePmd } from './split-huge-page-4.4.ts';

const hugeMemory = 'mm/huge_memory.c';

/**
 * `__split_huge_pmd()`: replaces the huge PMD entry of a range by a page table that maps the same pages, in place
 * and under the PMD lock. 4.5: the deposited table is filled before pmdp_invalidate(); today (since 4.16, as the
 * old value comes from pmdp_invalidate()) after it.
 *
 * Source: mm/huge_memory.c of 4.5 and 6.12. 4.4 splits the page with it: {@link splitHugePagePmd}.
 */
export function splitHugePmd(mm: Mm, path: PathBuilder, range: number): void {
  if (mm.version === 4004) {
    splitHugePagePmd(mm, path, range);
    return;
  }
  const pmd = mm.pmd(range);
  path.call(hugeMemory, '__split_huge_pmd', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_trans_huge(*pmd)?', () => {
      path.if(
        mm.entries.pmdIs('trans_huge', pmd),
        () => splitLocked(mm, path, range),
        () => undefined,
      );
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}

function splitLocked(mm: Mm, path: PathBuilder, range: number): void {
  path.assign(mm.changing.cell(range), 1);
  path.call(hugeMemory, '__split_huge_pmd_locked', () => {
    if (mm.version < 4016) splitFillingFirst(mm, path, range);
    else splitInvalidatingFirst(mm, path, range);
  });
  path.assign(mm.changing.cell(range), 0);
}

/** 4.5: read the entry, fill the table, invalidate, populate. */
function splitFillingFirst(mm: Mm, path: PathBuilder, range: number): void {
  const { memory } = mm.machine;
  const old = path.local('*pmd', memory.pmdDomain);
  const table = path.local('pgtable', mm.frames.tables + 1);
  const place = { entry: range, address: range };
  if (mm.departs('split: clears the entry first')) {
    const cleared = mm.primitives.pmdp_huge_clear_flush(path, place);
    path.assign(old, cleared);
    path.step('atomic_add(HPAGE_PMD_NR - 1, &page->_count)', () => addReferences(mm, path, old));
  } else {
    path.step('pmd_page(*pmd); atomic_add(HPAGE_PMD_NR - 1, &page->_count)', () => {
      path.assign(old, mm.pmd(range));
      addReferences(mm, path, old);
    });
    if (!mm.departs('split: no pmdp_huge_split_prepare()'))
      mm.primitives.pmdp_huge_split_prepare?.(path, place);
  }
  withdrawDeposited(mm, path, range, table);
  fillPageTable(mm, path, table, old);
  if (!mm.departs('split: clears the entry first')) {
    invalidateForSplit(mm, path, range);
  }
  mm.primitives.pmd_populate(path, range, sub(table, 1));
}

/** 6.12: invalidate, which gives the old entry; then fill the table and populate. */
function splitInvalidatingFirst(mm: Mm, path: PathBuilder, range: number): void {
  const table = path.local('pgtable', mm.frames.tables + 1);
  const old = mm.departs('split: clears the entry first')
    ? mm.primitives.pmdp_huge_clear_flush(path, { entry: range, address: range })
    : invalidateForSplit(mm, path, range);
  path.step('pmd_page(old_pmd); folio_ref_add(folio, HPAGE_PMD_NR - 1)', () => addReferences(mm, path, old));
  withdrawDeposited(mm, path, range, table);
  fillPageTable(mm, path, table, old);
  mm.primitives.pmd_populate(path, range, sub(table, 1));
}

/** Each small entry will hold a reference of its own; the huge one held one. Dirty entries make the page dirty. */
function addReferences(mm: Mm, path: PathBuilder, pmd: Operand): void {
  const parts = mm.frames.pagesPerTable;
  for (let huge = 0; huge < mm.frames.huge; huge++) {
    path.if(eq(mm.hugePageOf(pmd), huge), () => {
      mm.getPage(path, mm.hugePage(huge), parts - 1);
      path.if(mm.entries.pmdIs('dirty', pmd), () =>
        path.assign(mm.pageDirty, or(mm.pageDirty, mm.frames.maskOfHuge(huge))),
      );
    });
  }
}

/** 1 while a split is between invalidating the entry and populating it, in any state; for `sometimes`. */
export function isBeingSplit(mm: Mm, range: number): Operand {
  const pmd = mm.pmd(range);
  return all(mm.changing.cell(range), choose(mm.entries.pmdIs('none', pmd), 0, eq(mm.tableOf(pmd), 0)));
}
