import { all, ne, not } from '../../transition/expression.ts';
import { checkDirtySurvives } from '../dirty-pages.ts';
import { mremapHuge } from '../paths/mremap.ts';
import { writeBackHuge } from '../paths/page-mkclean.ts';
import type { ModelScenario } from '../scenario.ts';
import { userWrites } from '../user-code.ts';

/** The question of mremap-vs-mkclean-vs-user for a huge page of a file, which 4.x does not map huge. */
export const scenario: ModelScenario = {
  name: 'mremap-huge-vs-mkclean-vs-user',
  summary:
    'mremap() moves a huge page, writeback cleans it at its new address, and user code writes to the old one',
  cpus: ['mremap', 'writeback', 'user'],
  versions: [6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'dirty' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }, { kind: 'none' }],
  translating: [2],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'mremap', (path) => mremapHuge(mm, path, { from: 0, to: 1 }));
    system.path(1, 'writeback', (path) => writeBackHuge(mm, path, { ranges: [0, 1], index: 0, unit: 0 }));
    userWrites(mm, 2);
    checkDirtySurvives(mm);
    system.sometimes('user code has written', ne(mm.written, 0));
    system.sometimes(
      'the page is at its new address and mremap() has not returned',
      all(not(mm.entries.pmdIs('none', mm.pmd(1))), ne(mm.mmapLock, 0)),
    );
  },
};
