import { folioMkcleanHuge } from '../paths/page-mkclean.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq } from '../../transition/expression.ts';

/**
 * B21: writeback holds no mmap_lock at all. The page is taken for one of a file; the page table that is deposited for it
 * here on every architecture (for files only powerpc does so) plays no part.
 */
export const scenario: ModelScenario = {
  name: 'mkclean-vs-zap',
  summary: 'writeback makes a huge entry of a file clean while another CPU runs MADV_DONTNEED on it',
  cpus: ['writeback', 'zap'],
  versions: [6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'writeback', (path) => void folioMkcleanHuge(mm, path, [0]));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
