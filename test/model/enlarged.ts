import type { ModelScenario } from '../../src/kernel/scenario.ts';
import { splitHugePmd } from '../../src/kernel/paths/split-huge-pmd.ts';
import { madviseDontneed } from '../../src/kernel/paths/zap-pmd-range.ts';

/** How much larger than the scenario of the thread. */
export interface Enlargement {
  /** CPUs that run MADV_DONTNEED. */
  readonly zaps: number;
  /** CPUs that run user code only: their walkers load translations, and flushes have to reach them. */
  readonly users: number;
  /** PTEs of the page table, and base pages of the huge page. */
  readonly pagesPerTable: number;
}

/** split-vs-zap, with more CPUs and more PTEs; its rules, and walkers with TLBs on every CPU. */
export function enlargedSplitVsZap({ zaps, users, pagesPerTable }: Enlargement): ModelScenario {
  const zapping = Array.from({ length: zaps }, (_, at) => 1 + at);
  return {
    name: 'split-vs-zap, enlarged',
    summary: 'one CPU splits a huge PMD while others run MADV_DONTNEED on the same range',
    cpus: ['split', ...zapping.map(() => 'zap'), ...Array.from({ length: users }, () => 'user')],
    versions: [4005, 6012],
    size: { huge: 1, small: 0, tables: 1, pagesPerTable, remembers: 'frame' },
    ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
    write: (mm) => {
      const { system } = mm.machine;
      system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
      for (const cpu of zapping) system.path(cpu, 'zap', (path) => madviseDontneed(mm, path));
    },
  };
}
