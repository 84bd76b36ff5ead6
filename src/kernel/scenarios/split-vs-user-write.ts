import { ne } from '../../transition/expression.ts';
import { checkDirtySurvives } from '../dirty-pages.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';
import { initiallyClean, userWrites } from '../user-code.ts';

/** B30: the hardware sets the dirty bit of a clean, writable entry while it is being split. */
export const scenario: ModelScenario = {
  name: 'split-vs-user-write',
  summary: 'one CPU splits a clean huge PMD while another writes to the page',
  cpus: ['split', 'user'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'dirty' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    initiallyClean(mm, 0, 0);
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    userWrites(mm, 1);
    checkDirtySurvives(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
    system.sometimes('user code has written', ne(mm.written, 0));
  },
};
