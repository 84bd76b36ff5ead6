import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, bit, eq } from '../../transition/expression.ts';

/**
 * The other half of B39: khugepaged deposits the page table that it took away, and whoever zaps the huge page gives it
 * back. A lockless walker may still read it, unless khugepaged waited for walkers (tlb_remove_table_sync_one()).
 */
export const scenario: ModelScenario = {
  name: 'collapse-then-zap-vs-gup-fast',
  summary:
    'khugepaged collapses a range, MADV_DONTNEED then zaps it, and another CPU runs get_user_pages_fast() there',
  cpus: ['collapse, zap', 'gup'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  translating: [],
  write: (mm) => {
    const { system, interrupts } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse, zap', (path) => {
      collapseHugePage(mm, path, { range: 0, huge: 0, anonVma });
      madviseDontneed(mm, path);
    });
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    checkReferencesBalance(mm, { pinning: [1] });
    system.sometimes(
      'the deposited table is given back',
      all(bit(mm.spareTables, 0), eq(interrupts.enabled(1), 1)),
    );
  },
};
