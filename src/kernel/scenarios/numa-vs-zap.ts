import { changesHugeForNuma, taskNumaWork } from '../paths/change-protection.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { eq } from '../../transition/expression.ts';

/** B18: NUMA balancing changes a huge entry with mmap_sem held for reading. */
export const scenario: ModelScenario = {
  name: 'numa-vs-zap',
  summary: 'NUMA balancing takes access to a huge page away while another CPU runs MADV_DONTNEED on it',
  cpus: ['numa', 'zap'],
  versions: [4004, 4005, 6012],
  architectures: ['x86_64', 'arm64', 's390', 'powerpc-hash', 'powerpc-radix', 'riscv64'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'numa', (path) => taskNumaWork(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    if (changesHugeForNuma(mm)) system.sometimes('the entry is being changed', eq(mm.changing.cell(0), 1));
  },
};
