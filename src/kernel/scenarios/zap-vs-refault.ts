import { and, eq, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { pageFault } from '../paths/page-fault.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/**
 * The zap flushes after it has released the PMD lock: may a small translation of the new page meet the huge one of the
 * old page before that (P12)?
 */
export const scenario: ModelScenario = {
  name: 'zap-vs-refault',
  summary: 'one CPU runs MADV_DONTNEED on a huge page while another faults a single page into the same range',
  cpus: ['zap', 'fault'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 1, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system, memory } = mm.machine;
    system.path(0, 'zap', (path) => madviseDontneed(mm, path));
    system.path(1, 'fault', (path) => pageFault(mm, path, { range: 0, index: 0, page: 0 }));
    checkAccounts(mm);
    system.sometimes('a table is there before the huge page is given back', ne(mm.tableOf(mm.pmd(0)), 0));
    system.sometimes('the huge page is given back', eq(and(memory.freed, 3), 3));
  },
};
