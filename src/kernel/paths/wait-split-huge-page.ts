import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, any, not } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { anonVmaOf } from './unlink-anon-vmas.ts';

/**
 * 4.4 `wait_split_huge_page()`, include/linux/huge_mm.h: takes and releases the anon_vma lock, which a split holds
 * from the splitting bit to the page table, and then trusts that the entry is neither splitting nor huge.
 */
export function waitSplitHugePage(mm: Mm, path: PathBuilder, range: number): void {
  path.call('include/linux/huge_mm.h', 'wait_split_huge_page', () => {
    if (!mm.departs('wait_split_huge_page() does not wait')) {
      anonVmaOf(mm).lockWrite(path);
      anonVmaOf(mm).unlockWrite(path);
    }
    const pmd = mm.pmd(range);
    const { entries } = mm;
    path.step('BUG_ON(pmd_trans_splitting(*pmd) || pmd_trans_huge(*pmd))', () =>
      path.check(
        all(not(any(entries.pmdIs('trans_splitting', pmd), entries.pmdIs('trans_huge', pmd)))),
        mm.rule('BUG', 'BUG_ON(pmd_trans_splitting(*pmd) || pmd_trans_huge(*pmd)) in wait_split_huge_page()'),
      ),
    );
  });
}
