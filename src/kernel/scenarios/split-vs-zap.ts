import { checkAccounts } from '../paths/check-accounts.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** The question of the thread: may MADV_DONTNEED miss a huge page that is being split? */
export const scenario: ModelScenario = {
  name: 'split-vs-zap',
  summary: 'one CPU splits a huge PMD while another runs MADV_DONTNEED on the same range',
  cpus: ['split', 'zap'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path));
    checkAccounts(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
  },
};
