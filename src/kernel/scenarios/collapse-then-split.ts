import { all, ne } from '../../transition/expression.ts';
import { AnonVma } from '../anon-vma.ts';
import { collapseHugePage } from '../paths/collapse-huge-page.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/** C30 of the thread: does a collapse deposit a page table that a later split finds filled? */
export const scenario: ModelScenario = {
  name: 'collapse-then-split',
  summary: 'khugepaged collapses a page table, then the same CPU splits the huge PMD, while user code runs',
  cpus: ['collapse, then split', 'user'],
  versions: [4005, 6012],
  size: { huge: 1, small: 2, tables: 1, pagesPerTable: 2, remembers: 'write' },
  ranges: [{ kind: 'table', table: 0, units: [2, 3] }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    const anonVma = new AnonVma(mm);
    system.path(0, 'collapse, then split', (path) => {
      collapseHugePage(mm, path, { range: 0, huge: 0, anonVma });
      splitHugePmd(mm, path, 0);
    });
    system.sometimes('the collapsed page is being split', isBeingSplit(mm, 0));
    system.sometimes(
      'the collapsed page is used before it is split',
      all(ne(tlb.huge(1, 0), 0), isBeingSplit(mm, 0)),
    );
  },
};
