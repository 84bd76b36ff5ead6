import { freePteRange, PageTableCount, splitHugePageMap } from '../paths/nr-ptes.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, ne } from '../../transition/expression.ts';

/** B84: reclaim splits a huge page without mmap_sem while munmap() frees another page table. */
export const scenario: ModelScenario = {
  name: 'nr-ptes',
  summary: 'reclaim puts a deposited page table into use while munmap() frees another, and both are counted',
  cpus: ['split', 'munmap'],
  versions: [4004],
  size: { huge: 1, small: 0, tables: 2, pagesPerTable: 1, remembers: 'frame' },
  ranges: [
    { kind: 'huge', huge: 0, deposit: 0 },
    { kind: 'table', table: 1, units: [undefined] },
  ],
  translating: [],
  write: (mm) => {
    const { system } = mm.machine;
    const count = new PageTableCount(mm);
    system.path(0, 'split', (path) => splitHugePageMap(mm, path, 0, count));
    system.path(1, 'munmap', (path) => freePteRange(mm, path, 1, count));
    count.checkBalance();
    system.sometimes('both hold their locks', all(ne(mm.pmdLock, 0), ne(mm.mmapLock, 0)));
  },
};
