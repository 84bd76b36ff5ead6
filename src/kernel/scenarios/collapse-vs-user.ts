import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, any, ne } from '../../transition/expression.ts';

/** Break before make in the other direction: may a small translation outlive the page table that it came from? */
export const scenario: ModelScenario = {
  name: 'collapse-vs-user',
  summary: 'khugepaged replaces a page table by a huge page while another CPU runs user code there',
  cpus: ['collapse', 'user'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'write' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse', (path) => collapseHugePage(mm, path, { range: 0, huge: 0, anonVma }));
    checkReferencesBalance(mm);
    system.sometimes(
      'khugepaged holds the PMD lock and a TLB holds something that came from the page table',
      all(ne(mm.pmdLock, 0), any(tlb.anySmall(0), tlb.anyWalkTo(0))),
    );
    system.sometimes('user code uses the huge page', ne(tlb.huge(1, 0), 0));
  },
};
