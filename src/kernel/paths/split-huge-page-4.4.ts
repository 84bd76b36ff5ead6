import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, choose, eq, lt, not, or, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { pmdpInvalidate } from './pmdp-invalidate.ts';
import { anonVmaOf, anonVmaUnlinked, anonVmaWalked } from './unlink-anon-vmas.ts';
import { fillPageTable, withdrawDeposited } from './fill-page-table.ts';
import { compoundOf } from './references.ts';

const hugeMemory = 'mm/huge_memory.c';

/**
 * 4.4 `__split_huge_page_pmd()`: splits the huge page that a PMD entry maps, and starts over while the entry is huge.
 * Source: v4.4 mm/huge_memory.c.
 */
export function splitHugePagePmd(mm: Mm, path: PathBuilder, range: number): void {
  const page = path.local('page', mm.frames.huge + 1);
  const pmd = mm.pmd(range);
  path.call(hugeMemory, '__split_huge_page_pmd', () => {
    path.loop(() => {
      mm.spinLock(path, 'pmd', mm.pmdLock);
      path.step('pmd_trans_huge(*pmd)? get_page(pmd_page(*pmd))', () => {
        path.assign(page, 0);
        path.if(mm.entries.pmdIs('trans_huge', pmd), () => {
          const known = lt(mm.hugePageOf(pmd), mm.frames.huge);
          path.check(known, mm.rule('P13', 'pmd_page() of an entry that no longer holds its page frame'));
          path.if(known, () => path.assign(page, add(mm.hugePageOf(pmd), 1)));
          for (let huge = 0; huge < mm.frames.huge; huge++) {
            path.if(eq(page, huge + 1), () => mm.getPage(path, mm.hugePage(huge)));
          }
        });
      });
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      path.if(eq(page, 0), () => path.return());
      for (let huge = 0; huge < mm.frames.huge; huge++) {
        path.if(eq(page, huge + 1), () => {
          splitHugePage(mm, path, huge, range);
          path.step(`put_page(H${huge})`, () => compoundOf(mm).put(path, compoundOf(mm).ofHuge(huge), 1));
        });
      }
      path.step('pmd_trans_huge(*pmd)?');
      path.if(not(mm.entries.pmdIs('trans_huge', pmd)), () => path.return());
    });
  });
}

/**
 * 4.4 `split_huge_page_to_list()`: under the anon_vma lock, marks the entry as splitting and keeps lockless walkers
 * out, moves the tails' references, and only then replaces the entry by a page table. The caller holds a reference.
 */
export function splitHugePage(mm: Mm, path: PathBuilder, huge: number, range: number): void {
  path.call(hugeMemory, 'split_huge_page_to_list', () => {
    path.step('page_get_anon_vma(): page_mapped(page)?');
    path.if(not(mapsHuge(mm, range, huge)), () => path.return());
    anonVmaOf(mm).lockWrite(path);
    path.step('PageCompound(page)? Is the VMA linked?', () =>
      path.assign(anonVmaWalked(mm), not(anonVmaUnlinked(mm))),
    );
    path.if(compoundOf(mm).isTail(mm.frames.unitOf(huge, 1)), () => splitCompound(mm, path, huge, range));
    path.assign(anonVmaWalked(mm), 0);
    anonVmaOf(mm).unlockWrite(path);
  });
}

/** `__split_huge_page()`. */
function splitCompound(mm: Mm, path: PathBuilder, huge: number, range: number): void {
  const mapcount = path.local('mapcount', 2);
  const mapcount2 = path.local('mapcount2', 2);
  path.call(hugeMemory, '__split_huge_page', () => {
    splitting(mm, path, huge, range, mapcount);
    path.step('mapcount != page_mapcount(page)?', () =>
      path.check(
        eq(mapcount, mapsHuge(mm, range, huge)),
        mm.rule('BUG', 'BUG() in __split_huge_page(): mapcount != page_mapcount(page)'),
      ),
    );
    moveReferences(mm, path, huge, mapcount);
    mapSmall(mm, path, huge, range, mapcount2);
    path.check(
      eq(mapcount, mapcount2),
      mm.rule('BUG', 'BUG() in __split_huge_page(): mapcount != mapcount2'),
    );
  });
}

/** `__split_huge_page_splitting()`: from here on nobody takes or drops a mapping, nor walks the entry locklessly. */
function splitting(mm: Mm, path: PathBuilder, huge: number, range: number, found: VariableReference): void {
  const pmd = mm.pmd(range);
  path.call(hugeMemory, '__split_huge_page_splitting', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('page_check_address_pmd(): not yet splitting?', () =>
      path.assign(
        found,
        all(anonVmaWalked(mm), mapsHuge(mm, range, huge), not(mm.entries.pmdIs('trans_splitting', pmd))),
      ),
    );
    path.if(found, () => {
      path.assign(mm.changing.cell(range), 1);
      if (!mm.departs('split 4.4: no pmdp_splitting_flush()'))
        mm.primitives.pmdp_splitting_flush!(path, { entry: range, address: range });
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}

/** `__split_huge_page_refcount()`: each tail becomes a page with references of its own. */
function moveReferences(mm: Mm, path: PathBuilder, huge: number, mapcount: VariableReference): void {
  const compound = compoundOf(mm);
  const { frames } = mm;
  const parts = frames.pagesPerTable;
  const moved = path.local('tail_count', 2 + mm.machine.cpus * parts);
  path.call(hugeMemory, '__split_huge_page_refcount', () => {
    for (let part = parts - 1; part >= 1; part--) {
      const tail = frames.unitOf(huge, part);
      const references = compound.tailReferences(tail);
      path.step(`atomic_add(page_mapcount(page) + page_mapcount(page_tail) + 1, &page_tail->_count)`, () => {
        path.check(
          eq(compound.counterOf(tail), 0),
          mm.rule('BUG', 'BUG_ON(atomic_read(&page_tail->_count) != 0) in __split_huge_page_refcount()'),
        );
        path.assign(moved, add(part === parts - 1 ? 0 : moved, references));
        compound.add(path, tail, add(add(mapcount, references), 1));
      });
      path.step('clear_compound_head(page_tail)', () => {
        path.assign(mm.pageDirty, or(mm.pageDirty, 1 << tail));
        compound.clearTail(path, tail);
      });
    }
    const head = mm.refcount.cell(mm.hugePage(huge));
    path.step('atomic_sub(tail_count, &page->_count)', () => {
      path.check(
        lt(moved, head),
        mm.rule('BUG', 'BUG_ON(atomic_read(&page->_count) <= 0) in __split_huge_page_refcount()'),
      );
      path.assign(head, choose(lt(moved, head), sub(head, moved), 0));
    });
    for (let part = 1; part < parts; part++) {
      const tail = frames.unitOf(huge, part);
      path.step(`put_page(${frames.nameOfUnit(tail)})`, () => compound.put(path, tail, 1));
    }
  });
}

/** `__split_huge_page_map()`: fills the table, then invalidates the entry, then puts the table into it. */
function mapSmall(mm: Mm, path: PathBuilder, huge: number, range: number, found: VariableReference): void {
  const pmd = mm.pmd(range);
  const table = path.local('pgtable', mm.frames.tables + 1);
  path.call(hugeMemory, '__split_huge_page_map', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('page_check_address_pmd(): splitting?', () => path.assign(found, mapsHuge(mm, range, huge)));
    path.if(found, () => {
      path.check(
        mm.entries.pmdIs('trans_splitting', pmd),
        mm.rule('BUG', 'VM_BUG_ON(!pmd_trans_splitting(*pmd)) in page_check_address_pmd()'),
      );
      withdrawDeposited(mm, path, range, table);
      fillPageTable(mm, path, table, pmd);
      pmdpInvalidate(mm, path, { entry: range, address: range });
      mm.primitives.pmd_populate(path, range, sub(table, 1));
      path.assign(mm.changing.cell(range), 0);
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
  });
}

/**
 * `page_check_address_pmd()` without its lock and flag: the entry is present and huge and maps the page. At the same
 * time `page_mapcount(page)` of a page that at most this range maps.
 */
function mapsHuge(mm: Mm, range: number, huge: number): Expression {
  const pmd = mm.pmd(range);
  const { entries } = mm;
  return all(entries.pmdIs('present', pmd), eq(mm.hugePageOf(pmd), huge), entries.pmdIs('trans_huge', pmd));
}
