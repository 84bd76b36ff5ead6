import { all, eq, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { getUserPagesFast, pinnedBy } from '../paths/gup-fast.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/** Does a split need to keep lockless walkers out (C1 to C3 of the thread)? The page wanted is not the head. */
export const scenario: ModelScenario = {
  name: 'split-vs-gup-fast',
  summary: 'one CPU splits a huge PMD while another runs get_user_pages_fast() on its last page',
  cpus: ['split', 'get_user_pages_fast'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    const index = mm.frames.pagesPerTable - 1;
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.path(1, 'get_user_pages_fast', (path) => getUserPagesFast(mm, path, { range: 0, index }));
    checkAccounts(mm, { pins: [pinnedBy(mm, 1).read] });
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
    if (gupFastText(mm.architecture.name, mm.version) === undefined) return;
    const pinned = ne(pinnedBy(mm, 1), 0);
    system.sometimes('a page is pinned while the entry is huge', all(pinned, eq(mm.tableOf(mm.pmd(0)), 0)));
    system.sometimes('a page is pinned while a table maps it', all(pinned, ne(mm.tableOf(mm.pmd(0)), 0)));
  },
};
