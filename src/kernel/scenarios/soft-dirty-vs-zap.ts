import { clearRefsSoftDirty, hasSoftDirty } from '../paths/clear-soft-dirty.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq } from '../../transition/expression.ts';

/** B20. In 6.12 mmap_lock is held for writing, so that the two never run at the same time. */
export const scenario: ModelScenario = {
  name: 'soft-dirty-vs-zap',
  summary: 'clear_refs write-protects a huge entry while another CPU runs MADV_DONTNEED on it',
  cpus: ['clear_refs', 'zap'],
  versions: [4004, 4005, 6012],
  architectures: ['x86_64', 's390', 'powerpc-hash', 'powerpc-radix'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'clear_refs', (path) => clearRefsSoftDirty(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    if (hasSoftDirty(mm)) system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
