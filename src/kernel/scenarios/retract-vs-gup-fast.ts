import { checkReferencesBalance } from '../mappings.ts';
import { collapsePteMappedThp } from '../paths/collapse-pte-mapped-thp.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq } from '../../transition/expression.ts';

/** May a page table be given back while a lockless walker reads it (B39)? */
export const scenario: ModelScenario = {
  name: 'retract-vs-gup-fast',
  summary:
    'khugepaged takes away a page table of a file mapping while another CPU runs get_user_pages_fast() there',
  cpus: ['collapse', 'gup'],
  versions: [6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [0, 1] }],
  translating: [1],
  write: (mm) => {
    const { system, interrupts } = mm.machine;
    // The page cache holds a reference of its own.
    system.initially(mm.refcount.cell(0), mm.frames.pagesPerTable + 1);
    system.path(0, 'collapse', (path) => collapsePteMappedThp(mm, path, { range: 0, huge: 0 }));
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'read' }));
    checkReferencesBalance(mm, { pinning: [1], others: { 0: 1 } });
    // sparc64 of 6.12 has no lockless walk.
    if (gupFastText(mm.architecture.name, mm.version) !== undefined) {
      system.sometimes(
        'the page table is detached and a walker has interrupts off',
        all(mm.entries.pmdIs('none', mm.pmd(0)), eq(interrupts.enabled(1), 0)),
      );
    }
  },
};
