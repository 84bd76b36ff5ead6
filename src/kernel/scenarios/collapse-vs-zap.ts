import { all, eq, ne } from '../../transition/expression.ts';
import { AnonVma } from '../anon-vma.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** mmap_sem keeps them apart: whoever comes second has to find what the first one left. */
export const scenario: ModelScenario = {
  name: 'collapse-vs-zap',
  summary: 'khugepaged collapses a page table while another CPU runs MADV_DONTNEED on the range',
  cpus: ['collapse', 'zap'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse', (path) => collapseHugePage(mm, path, { range: 0, huge: 0, anonVma }));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    const huge = ne(mm.entries.pmdIs('trans_huge', mm.pmd(0)), 0);
    system.sometimes('the zap comes first', all(huge, eq(mm.zapped.cell(1), 0), eq(mm.mmapLock, 0)));
    system.sometimes('the collapse comes first', all(huge, ne(mm.zapped.cell(1), 0)));
  },
};
