import { ne } from '../../transition/expression.ts';
import { taskNumaWork } from '../paths/change-protection.ts';
import { TlbFlushPending } from '../paths/tlb-flush-pending.ts';
import type { ModelScenario } from '../scenario.ts';

/** P25 with two CPUs that change entries: the first to finish clears the flag of both. */
export const scenario: ModelScenario = {
  name: 'numa-vs-numa-vs-migrate',
  summary: 'two CPUs do NUMA balancing of the same range while a hinting fault copies the huge page',
  cpus: ['numa', 'numa', 'hinting fault'],
  versions: [4004, 4005],
  architectures: ['x86_64', 's390', 'powerpc-hash'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'write' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const pending = new TlbFlushPending(mm);
    pending.checkPending(0);
    for (const cpu of [0, 1]) system.path(cpu, 'numa', (path) => taskNumaWork(mm, path, 0, pending.on(path)));
    system.path(2, 'hinting fault', (path) => pending.copyForMigration(path, 0, 0));
    system.sometimes('the entry is being changed', ne(mm.changing.cell(0), 0));
  },
};
