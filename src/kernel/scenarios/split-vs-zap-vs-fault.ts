import { and, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { pageFault } from '../paths/page-fault.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** Zap and fault may both meet an entry that is being split, and each other. */
export const scenario: ModelScenario = {
  name: 'split-vs-zap-vs-fault',
  summary: 'one CPU splits a huge PMD, another runs MADV_DONTNEED on it, a third handles a page fault',
  cpus: ['split', 'zap', 'fault'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 1, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    system.path(2, 'fault', (path) => pageFault(mm, path, { range: 0, index: 0, page: 0 }));
    checkAccounts(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
    system.sometimes('a page is mapped anew after the zap', ne(and(mm.refcount.cell(1), 1), 0));
  },
};
