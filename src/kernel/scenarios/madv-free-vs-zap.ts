import { madviseFree } from '../paths/madvise-free.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq } from '../../transition/expression.ts';

/** B19. */
export const scenario: ModelScenario = {
  name: 'madv-free-vs-zap',
  summary: 'MADV_FREE makes a huge entry clean while another CPU runs MADV_DONTNEED on it',
  cpus: ['madvise free', 'zap'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'madvise free', (path) => madviseFree(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
