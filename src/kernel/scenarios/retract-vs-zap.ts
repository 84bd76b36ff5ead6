import { collapsePteMappedThp } from '../paths/collapse-pte-mapped-thp.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq } from '../../transition/expression.ts';

/** khugepaged empties the small entries of a file mapping under the locks that a zap takes too. */
export const scenario: ModelScenario = {
  name: 'retract-vs-zap',
  summary:
    'khugepaged takes away a page table of a file mapping while another CPU runs MADV_DONTNEED on the range',
  cpus: ['collapse', 'zap'],
  versions: [6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [0, 1] }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    // The page cache holds a reference of its own.
    system.initially(mm.refcount.cell(0), mm.frames.pagesPerTable + 1);
    system.path(0, 'collapse', (path) => collapsePteMappedThp(mm, path, { range: 0, huge: 0 }));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    system.final(
      mm.rule('P10', 'the page cache alone refers to the page, and its count is not 1'),
      eq(mm.refcount.cell(0), 1),
    );
    system.sometimes(
      'all entries are gone and the page table is still there',
      all(eq(mm.mapped(), 0), eq(mm.tableOf(mm.pmd(0)), 1)),
    );
  },
};
