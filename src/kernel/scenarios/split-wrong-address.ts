import { all, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/** Does pmdp_invalidate() flush, and on s390 change, what it is about (B04)? The next range has a page of its own. */
export const scenario: ModelScenario = {
  name: 'split-wrong-address',
  summary: 'one CPU splits the huge PMD of the first of two ranges while user code runs on another',
  cpus: ['split', 'user'],
  versions: [4005, 6012],
  size: { huge: 2, small: 0, tables: 2, pagesPerTable: 2, remembers: 'frame' },
  ranges: [
    { kind: 'huge', huge: 0, deposit: 0 },
    { kind: 'huge', huge: 1, deposit: 1 },
  ],
  translating: [1],
  write: (mm) => {
    const { system, tlb } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    checkAccounts(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
    system.sometimes('the user has a small translation of the range', tlb.anySmall(0));
    system.sometimes('the user has translations of both ranges', all(tlb.anySmall(0), ne(tlb.huge(1, 1), 0)));
  },
};
