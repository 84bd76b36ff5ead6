import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { and, any, eq } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pmdpInvalidate, whileChanging } from './pmdp-invalidate.ts';
import { pmdTransHugeLock } from './zap-huge-pmd.ts';

/**
 * `madvise(MADV_FREE)` of a whole huge page: its entry becomes old and clean, so that reclaim may drop the page unless it
 * is written again. mmap_sem is held for reading. The page is mapped once and its lock is free.
 *
 * Source: mm/madvise.c (`madvise_free_single_vma()`, `madvise_free_pte_range()`) and mm/huge_memory.c
 * (`madvise_free_huge_pmd()`) of 4.5 and 6.12; 4.4 has no MADV_FREE. 4.5 empties the entry and sets it again (B19);
 * v4.11-rc7 put pmdp_invalidate() there. Both then store what they read before.
 */
export function madviseFree(mm: Mm, path: PathBuilder, range: number): void {
  const { entries, primitives } = mm;
  const pmd = mm.pmd(range);
  const huge = path.local('pmd_trans_huge(*pmd)', 2);
  path.call('mm/madvise.c', 'madvise_free_single_vma', () => {
    mm.mmapReadLock(path);
    path.step('pmd_trans_huge(*pmd)?', () => {
      path.assign(huge, entries.pmdIs('trans_huge', pmd));
      mm.checkNoTransientNone(path, range, pmd);
    });
    path.if(huge, () => {
      const changed = madviseFreeHugePmd(mm, path, range);
      path.if(changed, () => primitives.tlb_flush(path, { range, cleared: ['huge'] }));
    });
    mm.mmapReadUnlock(path);
  });
}

function madviseFreeHugePmd(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const { entries, primitives, frames } = mm;
  const pmd = mm.pmd(range);
  const place = { entry: range, address: range };
  const changed = path.local('changed', 2);
  const orig = path.local('orig_pmd', mm.machine.memory.pmdDomain);
  const clears =
    mm.version < 6000
      ? !mm.departs('madvise_free_huge_pmd: pmdp_invalidate()')
      : mm.departs('madvise_free_huge_pmd: clears the entry first');
  path.call('mm/huge_memory.c', 'madvise_free_huge_pmd', () => {
    path.assign(changed, 0);
    const locked = pmdTransHugeLock(mm, path, range);
    path.if(locked, () => {
      path.step('orig_pmd = *pmd', () => path.assign(orig, pmd));
      path.step('ClearPageDirty(page)', () => {
        for (let page = 0; page < frames.huge; page++) {
          path.if(eq(mm.hugePageOf(orig), page), () =>
            path.assign(mm.pageDirty, and(mm.pageDirty, ~frames.maskOfHuge(page))),
          );
        }
      });
      path.if(any(entries.pmdIs('young', orig), entries.pmdIs('dirty', orig)), () => {
        whileChanging(mm, path, range, () => {
          if (clears) path.assign(orig, primitives.pmdp_huge_get_and_clear(path, place));
          else pmdpInvalidate(mm, path, place);
          primitives.set_pmd_at(path, place, entries.pmd('mkclean', entries.pmd('mkold', orig)));
        });
        path.assign(changed, 1);
      });
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
    });
  });
  return changed;
}
