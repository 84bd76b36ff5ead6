import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/**
 * A split under the eyes of the hardware alone: page walkers (on powerpc hash: low-level hash faults) of both CPUs
 * load translations at any time. Two sizes for one address, stale entries, and use of the withdrawn table show here.
 */
export const scenario: ModelScenario = {
  name: 'split-vs-user',
  summary: 'one CPU splits a huge PMD while user code on both CPUs accesses the range',
  cpus: ['split', 'user'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
    system.sometimes('a CPU holds a translation of huge size', tlb.anyHuge(0));
    system.sometimes('a CPU holds a translation of base-page size', tlb.anySmall(0));
  },
};
