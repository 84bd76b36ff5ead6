import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, ne, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pteAllocOne } from './allocate-table.ts';
import { waitSplitHugePage } from './wait-split-huge-page.ts';
import { freeUnusedTable } from './zap-huge-pmd.ts';

/**
 * `__pte_alloc()`: puts an empty page table into the entry if it is still none under the PMD lock (6.12:
 * `pmd_install()`). Gives a local that is 0 when out of memory. 4.4 waits for the end of a split that it meets.
 * Source: mm/memory.c of 4.4, 4.5, 6.12.
 */
export function pteAlloc(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const table = path.local('new', mm.frames.tables + 1);
  const allocated = path.local('allocated', 2);
  const splitting = path.local('wait_split_huge_page', 2);
  const pmd = mm.pmd(range);
  path.call('mm/memory.c', '__pte_alloc', () => {
    pteAllocOne(mm, path, table);
    path.assign(allocated, ne(table, 0));
    path.if(eq(table, 0), () => path.return());
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_none(*pmd)?', () =>
      path.assign(splitting, mm.version === 4004 ? mm.entries.pmdIs('trans_splitting', pmd) : 0),
    );
    path.if(
      mm.departs('fault: no second look under the PMD lock') ? 1 : mm.entries.pmdIs('none', pmd),
      () => {
        path.check(
          mm.entries.pmdIs('none', pmd),
          mm.rule('P24', '__pte_alloc() overwrites an entry that is not none'),
        );
        mm.primitives.pmd_populate(path, range, sub(table, 1));
        path.assign(table, 0);
      },
    );
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
    path.if(ne(table, 0), () => path.step('pte_free(new)', () => freeUnusedTable(mm, path, sub(table, 1))));
    if (mm.version === 4004) path.if(splitting, () => waitSplitHugePage(mm, path, range));
  });
  return allocated;
}
