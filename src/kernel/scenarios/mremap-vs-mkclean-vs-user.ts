import { all, ne, not } from '../../transition/expression.ts';
import { checkDirtySurvives } from '../dirty-pages.ts';
import { mremapPtes } from '../paths/mremap.ts';
import { writeBack } from '../paths/page-mkclean.ts';
import type { ModelScenario } from '../scenario.ts';
import { userWrites } from '../user-code.ts';

/** B60: a dirty page moves to a new address, is cleaned there, and is written through the old translation. */
export const scenario: ModelScenario = {
  name: 'mremap-vs-mkclean-vs-user',
  summary:
    'mremap() moves a page, writeback cleans it at its new address, and user code writes to the old one',
  cpus: ['mremap', 'writeback', 'user'],
  versions: [4004, 4005, 6012],
  size: { huge: 0, small: 1, tables: 2, pagesPerTable: 1, remembers: 'dirty' },
  ranges: [
    { kind: 'table', table: 0, units: [0] },
    { kind: 'table', table: 1, units: [undefined] },
  ],
  translating: [2],
  write: (mm) => {
    const { system } = mm.machine;
    const between = { from: 0, to: 1 };
    system.path(0, 'mremap', (path) => mremapPtes(mm, path, between, between));
    system.path(1, 'writeback', (path) => writeBack(mm, path, { ranges: [0, 1], index: 0, unit: 0 }));
    userWrites(mm, 2);
    checkDirtySurvives(mm);
    system.sometimes('user code has written', ne(mm.written, 0));
    system.sometimes(
      'the page is at its new address and mremap() has not returned',
      all(not(mm.entries.pteIs('none', mm.pte(1, 0))), ne(mm.mmapLock, 0)),
    );
  },
};
