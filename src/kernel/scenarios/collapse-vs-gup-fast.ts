import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, ne } from '../../transition/expression.ts';

/**
 * What the removal of the splitting bit took for granted: does the flush of khugepaged keep GUP-fast out (C1, C3)?
 * Where a flush waits for nobody, a page may be pinned after its references were counted (B38).
 */
export const scenario: ModelScenario = {
  name: 'collapse-vs-gup-fast',
  summary:
    'khugepaged replaces a page table by a huge page while another CPU runs get_user_pages_fast() there',
  cpus: ['collapse', 'gup'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  translating: [1],
  write: (mm) => {
    const { system, interrupts } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse', (path) => collapseHugePage(mm, path, { range: 0, huge: 0, anonVma }));
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    checkReferencesBalance(mm, { pinning: [1] });
    // sparc64 of 6.12 has no lockless walk.
    if (gupFastText(mm.architecture.name, mm.version) !== undefined) {
      system.sometimes(
        'the page table is detached and the walker has interrupts off',
        all(mm.entries.pmdIs('none', mm.pmd(0)), eq(interrupts.enabled(1), 0)),
      );
    }
    system.sometimes('khugepaged took a page for unreferenced', ne(mm.concluded, 0));
  },
};
