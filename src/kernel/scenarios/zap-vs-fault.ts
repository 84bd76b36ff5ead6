import { all, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { pageFault } from '../paths/page-fault.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** Two faults, one with a huge page at hand and one without, and a zap: the entry is none, huge, none again (B24). */
export const scenario: ModelScenario = {
  name: 'zap-vs-fault',
  summary: 'two CPUs handle page faults on an empty range while a third runs MADV_DONTNEED on it',
  cpus: ['fault', 'huge fault', 'zap'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 2, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'none' }],
  translating: [],
  write: (mm) => {
    const { system, memory } = mm.machine;
    system.path(0, 'fault', (path) => pageFault(mm, path, { range: 0, index: 0, page: 0 }));
    system.path(1, 'huge fault', (path) => pageFault(mm, path, { range: 0, index: 0, hugePage: 0, page: 1 }));
    system.path(2, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    const { freed } = memory;
    system.sometimes(
      'a huge page was mapped and zapped, and a table is there now',
      all(ne(mm.tableOf(mm.pmd(0)), 0), ne(freed, 0)),
    );
  },
};
