import { ne } from '../../transition/expression.ts';
import { changesHugeForNuma, taskNumaWork } from '../paths/change-protection.ts';
import { TlbFlushPending } from '../paths/tlb-flush-pending.ts';
import type { ModelScenario } from '../scenario.ts';

/** P25: an entry that permits nothing is no proof that no TLB does. */
export const scenario: ModelScenario = {
  name: 'numa-vs-migrate-vs-user',
  summary:
    'NUMA balancing takes access to a huge page away while a hinting fault copies it and user code writes to it',
  cpus: ['numa', 'hinting fault', 'user'],
  versions: [4004, 4005],
  architectures: ['x86_64', 's390', 'powerpc-hash'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'write' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [2],
  write: (mm) => {
    const { system } = mm.machine;
    const pending = new TlbFlushPending(mm);
    pending.checkPending(0);
    system.path(0, 'numa', (path) => taskNumaWork(mm, path, 0, pending.on(path)));
    system.path(1, 'hinting fault', (path) => pending.copyForMigration(path, 0, 0));
    if (changesHugeForNuma(mm)) system.sometimes('the entry is being changed', ne(mm.changing.cell(0), 0));
  },
};
