import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { pageFault } from '../paths/page-fault.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq, ne } from '../../transition/expression.ts';

/** The entry is empty while khugepaged copies; what keeps a page fault from filling it is mmap_sem alone. */
export const scenario: ModelScenario = {
  name: 'collapse-vs-fault',
  summary:
    'khugepaged replaces a page table by a huge page while another CPU writes to an empty page of the range',
  cpus: ['collapse', 'fault'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [2, undefined] }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse', (path) => collapseHugePage(mm, path, { range: 0, huge: 0, anonVma }));
    system.path(1, 'fault', (path) => pageFault(mm, path, { range: 0, index: 1, page: 1 }));
    checkReferencesBalance(mm);
    system.sometimes('the fault filled its entry first', eq(mm.unitOf(mm.pte(0, 1)), 3));
    system.sometimes('the huge page is there', ne(mm.deposited.cell(0), 0));
  },
};
