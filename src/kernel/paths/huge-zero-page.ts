import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, eq, ne, or, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { withdrawDeposited } from './fill-page-table.ts';
import { freeDeposited, pmdTransHugeLock } from './zap-huge-pmd.ts';

const hugeMemory = 'mm/huge_memory.c';

/** The huge zero page: who refers to it, and the page itself. */
export interface HugeZeroPage {
  /** Which huge page of the model it is. */
  readonly huge: number;
  /** `huge_zero_refcount`: one for the shrinker, and in 4.x one for each mapping, today one for each address space. */
  readonly refcount: VariableReference;
}

/** The zero page with one mapping in one address space, and its `huge_zero_refcount` of 2. */
export function hugeZeroPage(mm: Mm, huge: number): HugeZeroPage {
  return { huge, refcount: mm.machine.system.variable('huge_zero_refcount', 3, 2) };
}

/** `put_huge_zero_page()`; one step. */
function putHugeZeroPage(mm: Mm, path: PathBuilder, zero: HugeZeroPage): void {
  path.step('put_huge_zero_page()', () => {
    path.check(ne(zero.refcount, 1), mm.rule('BUG', 'BUG_ON(atomic_dec_and_test(&huge_zero_refcount))'));
    path.assign(zero.refcount, sub(zero.refcount, 1));
  });
}

/**
 * MADV_DONTNEED of a range that maps the huge zero page, then the end of the address space. 4.x drops the reference of
 * the mapping before the flush of the mmu_gather (B76); v4.6 put the page into the gather, which drops it after the flush;
 * today the address space has the reference and drops it at its end (`__mmput()`, `mm_put_huge_zero_folio()`).
 *
 * Source: mm/huge_memory.c `zap_huge_pmd()`, mm/madvise.c, mm/memory.c of 4.4, 4.5, 6.12; kernel/fork.c of 6.12.
 */
export function zapHugeZeroPage(mm: Mm, path: PathBuilder, range: number, zero: HugeZeroPage): void {
  const { entries, primitives } = mm;
  const zapped = path.local('zapped huge', 2);
  const huge = path.local('pmd_trans_huge(*pmd)', 2);
  const putsAtOnce =
    mm.version < 6000
      ? !mm.departs('zap_huge_pmd: the huge zero page is put after the flush')
      : mm.departs('zap_huge_pmd: puts the huge zero page before the flush');
  path.call('mm/madvise.c', mm.version < 6000 ? 'madvise_dontneed' : 'madvise_dontneed_single_vma', () => {
    mm.mmapReadLock(path);
    path.step('zap_pmd_range(): pmd_trans_huge(*pmd)?', () =>
      path.assign(huge, entries.pmdIs('trans_huge', mm.pmd(range))),
    );
    path.if(huge, () => {
      path.call(hugeMemory, 'zap_huge_pmd', () => {
        const locked = pmdTransHugeLock(mm, path, range);
        path.if(locked, () => {
          primitives.pmdp_huge_get_and_clear(path, { entry: range, address: range });
          path.step('pte_free(pgtable_trans_huge_withdraw())', () => freeDeposited(mm, path, range));
          path.assign(zapped, 1);
          mm.spinUnlock(path, 'pmd', mm.pmdLock);
          if (putsAtOnce) putHugeZeroPage(mm, path, zero);
        });
      });
      path.if(zapped, () => primitives.tlb_flush(path, { range, cleared: ['huge'] }));
    });
    if (mm.version < 6000 && !putsAtOnce) path.if(zapped, () => putHugeZeroPage(mm, path, zero));
    mm.mmapReadUnlock(path);
  });
  if (mm.version >= 6000 && !putsAtOnce)
    path.call('kernel/fork.c', '__mmput', () => putHugeZeroPage(mm, path, zero));
}

/** `shrink_huge_zero_page_scan()`, mm/huge_memory.c: frees the page when only the shrinker refers to it. */
export function shrinkHugeZeroPage(mm: Mm, path: PathBuilder, { huge, refcount }: HugeZeroPage): void {
  const last = path.local('last', 2);
  const { freed } = mm.machine.memory;
  path.call(hugeMemory, 'shrink_huge_zero_page_scan', () => {
    path.step('atomic_cmpxchg(&huge_zero_refcount, 1, 0) == 1?', () => {
      path.assign(last, eq(refcount, 1));
      path.if(last, () => path.assign(refcount, 0));
    });
    path.if(last, () =>
      path.step('__free_pages(zero_page)', () => path.assign(freed, or(freed, mm.frames.maskOfHuge(huge)))),
    );
  });
}

/** The huge zero page of a range, and the single page that stands for ZERO_PAGE(0). */
export interface ZeroPages {
  readonly range: number;
  readonly huge: number;
  readonly small: number;
}

/**
 * `__split_huge_zero_page_pmd()` from a fault, with mmap_sem held for reading: the page table that takes the place of the
 * huge zero page maps small zero pages. "Leave pmd empty until pte is filled" says the source: nothing of value is lost
 * if a reader takes the entry for an empty one meanwhile, as what is mapped before and after reads as zeros.
 *
 * Source: mm/huge_memory.c of 4.5 and 6.12 (4.4: the same, called from `__split_huge_page_pmd()`), called by
 * `__split_huge_pmd()`, here from `do_huge_pmd_wp_page()`.
 */
export function splitHugeZeroPage(mm: Mm, path: PathBuilder, { range, huge, small }: ZeroPages): void {
  const { entries, primitives, frames } = mm;
  const place = { entry: range, address: range };
  const table = path.local('pgtable', frames.tables + 1);
  const locked = path.local('huge', 2);
  const { pte: helpers } = entries.helpers;
  const word = entries.pteWord(helpers.wrprotect(helpers.mk_pte(frames.unitPfn(frames.smallUnit(small)))));
  path.call(hugeMemory, '__split_huge_pmd', () => {
    mm.mmapReadLock(path);
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_trans_huge(*pmd)?', () => path.assign(locked, entries.pmdIs('trans_huge', mm.pmd(range))));
    path.if(locked, () => {
      path.assign(mm.changing.cell(range), 1);
      path.call(hugeMemory, '__split_huge_zero_page_pmd', () => {
        primitives.pmdp_huge_clear_flush(path, place);
        withdrawDeposited(mm, path, range, table);
        for (let each = 0; each < frames.tables; each++) {
          path.if(eq(table, each + 1), () => {
            for (let index = 0; index < frames.pagesPerTable; index++)
              primitives.set_pte_at(path, each, index, word);
          });
        }
        primitives.pmd_populate(path, range, sub(table, 1));
        // What is mapped from here on is another page, with the same contents. Mappings are counted in both pages.
        mm.mappedAnew(path, mm.positionsOf(range));
        mm.putPage(path, mm.hugePage(huge));
        const references = mm.refcount.cell(frames.huge + small);
        path.assign(references, add(references, frames.pagesPerTable));
        path.assign(mm.changing.cell(range), 0);
      });
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
    mm.mmapReadUnlock(path);
  });
}
