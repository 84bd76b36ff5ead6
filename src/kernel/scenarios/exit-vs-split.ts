import { checkAccounts, checkNothingMapped } from '../paths/check-accounts.ts';
import { addToSwap } from '../paths/add-to-swap.ts';
import { exitMmap } from '../paths/exit-mmap.ts';
import { isBeingSplit } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/** The race of November 2015 (B01): exit does not wait for anybody, and reclaim splits through rmap. */
export const scenario: ModelScenario = {
  name: 'exit-vs-split',
  summary: 'one CPU tears the address space down while reclaim on another splits its huge page',
  cpus: ['split', 'exit'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'split', (path) => addToSwap(mm, path, 0, 0));
    system.path(1, 'exit', (path) => exitMmap(mm, path));
    checkAccounts(mm);
    checkNothingMapped(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
  },
};
