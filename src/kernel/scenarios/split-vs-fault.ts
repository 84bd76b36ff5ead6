import { checkAccounts } from '../paths/check-accounts.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import { pageFault } from '../paths/page-fault.ts';
import type { ModelScenario } from '../scenario.ts';

/** What does a page fault make of an entry that is being split? */
export const scenario: ModelScenario = {
  name: 'split-vs-fault',
  summary: 'one CPU splits a huge PMD while another handles a page fault on the same range',
  cpus: ['split', 'fault'],
  versions: [4004, 4005, 6012],
  size: { huge: 2, small: 1, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.path(1, 'fault', (path) => pageFault(mm, path, { range: 0, index: 0, hugePage: 1, page: 0 }));
    checkAccounts(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
  },
};
