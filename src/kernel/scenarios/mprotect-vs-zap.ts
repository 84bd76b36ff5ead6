import { mprotectRead } from '../paths/change-protection.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq } from '../../transition/expression.ts';

/** The same change of an entry as in numa-vs-zap, but mprotect() holds mmap_sem for writing, which keeps the zap out. */
export const scenario: ModelScenario = {
  name: 'mprotect-vs-zap',
  summary: 'mprotect() takes write access to a huge page away while another CPU runs MADV_DONTNEED on it',
  cpus: ['mprotect', 'zap'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'mprotect', (path) => mprotectRead(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
