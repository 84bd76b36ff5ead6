import { checkAccounts } from '../paths/check-accounts.ts';
import { mincore } from '../paths/mincore.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import { eq, ne } from '../../transition/expression.ts';
import type { ModelScenario } from '../scenario.ts';

/** What do readers that walk page tables without the PMD lock make of an entry that is being split? */
export const scenario: ModelScenario = {
  name: 'split-vs-walker',
  summary: 'one CPU splits a huge PMD while another runs mincore() on the range',
  cpus: ['split', 'mincore'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    let answer = eq(0, 0);
    system.path(1, 'mincore', (path) => (answer = mincore(mm, path, 0).read));
    checkAccounts(mm);
    system.final(
      mm.rule('P1', 'mincore() says that a page is absent that was mapped throughout'),
      ne(answer, 1),
    );
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
  },
};
