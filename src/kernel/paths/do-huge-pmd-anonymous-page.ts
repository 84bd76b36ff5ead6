import { hugeEntry } from '../initial-memory.ts';
import type { Mm } from '../mm.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, sub } from '../../transition/expression.ts';
import { pteAllocOne } from './allocate-table.ts';
import { referencesOf } from './references.ts';
import { freeUnusedTable } from './zap-huge-pmd.ts';

const hugeMemory = 'mm/huge_memory.c';

/**
 * `__do_huge_pmd_anonymous_page()` with a huge page that was just allocated: deposits a page table and sets the
 * entry, if it is still none under the PMD lock. A write fault. Source: mm/huge_memory.c of 4.4, 4.5, 6.12. Leaves
 * the call that it is made in when done; out of memory it falls through.
 */
export function doHugePmdAnonymousPage(mm: Mm, path: PathBuilder, range: number, huge: number): void {
  const table = path.local('pgtable', mm.frames.tables + 1);
  const pmd = mm.pmd(range);
  path.call(hugeMemory, '__do_huge_pmd_anonymous_page', () => {
    pteAllocOne(mm, path, table);
    path.if(eq(table, 0), () => path.return());
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_none(*pmd)?');
    path.if(
      mm.departs('fault: no second look under the PMD lock') ? 1 : mm.entries.pmdIs('none', pmd),
      () => {
        path.step('page_add_new_anon_rmap(); pgtable_trans_huge_deposit()', () => {
          path.check(
            mm.entries.pmdIs('none', pmd),
            mm.rule('P24', '__do_huge_pmd_anonymous_page() overwrites an entry that is not none'),
          );
          referencesOf(mm).first(path, referencesOf(mm).ofHuge(huge));
          path.assign(mm.deposited.cell(range), table);
          deposit(mm, path, range, table);
        });
        const entry = mm.entries.pmdWord(hugeEntry(mm.entries.helpers.pmd, mm.frames.hugePfn(huge)));
        mm.primitives.set_pmd_at(path, { entry: range, address: range }, entry);
        mm.mappedAnew(path, mm.positionsOf(range));
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      },
      () => {
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
        path.step('put_page(page); pte_free(pgtable)', () => freeUnusedTable(mm, path, sub(table, 1)));
      },
    );
  });
}

function deposit(mm: Mm, path: PathBuilder, range: number, table: Parameters<typeof eq>[0]): void {
  if (mm.primitives.pgtable_trans_huge_deposit === undefined) return;
  for (let each = 0; each < mm.frames.tables; each++) {
    path.if(eq(table, each + 1), () => mm.primitives.pgtable_trans_huge_deposit!(path, range, each));
  }
}
