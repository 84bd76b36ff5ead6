import { checkReferencesBalance } from '../mappings.ts';
import { collapsePteMappedThp } from '../paths/collapse-pte-mapped-thp.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, any, ne } from '../../transition/expression.ts';

/** The wrong address of the thread once more, in khugepaged and four years later (B46). */
export const scenario: ModelScenario = {
  name: 'collapse-wrong-range',
  summary: 'khugepaged takes away a page table of a file mapping while another CPU runs user code there',
  cpus: ['collapse', 'user'],
  versions: [6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [0, 1] }, { kind: 'none' }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    // The page cache holds a reference of its own.
    system.initially(mm.refcount.cell(0), mm.frames.pagesPerTable + 1);
    system.path(0, 'collapse', (path) => collapsePteMappedThp(mm, path, { range: 0, huge: 0 }));
    checkReferencesBalance(mm, { others: { 0: 1 } });
    system.sometimes(
      'khugepaged holds the PMD lock and a TLB holds something that came from the page table',
      all(ne(mm.pmdLock, 0), any(tlb.anySmall(0), tlb.anyWalkTo(0))),
    );
  },
};
