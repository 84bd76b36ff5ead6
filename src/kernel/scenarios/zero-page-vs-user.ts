import { all, eq, ne } from '../../transition/expression.ts';
import { hugeZeroPage, shrinkHugeZeroPage, zapHugeZeroPage } from '../paths/huge-zero-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { initialHugeEntry } from '../user-code.ts';

/** B76: may the huge zero page be freed while a CPU still reads through a translation to it? */
export const scenario: ModelScenario = {
  name: 'zero-page-vs-user',
  summary: 'one CPU zaps the huge zero page, another frees it under memory pressure, and user code reads it',
  cpus: ['zap', 'shrinker', 'user'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 1, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [2],
  write: (mm) => {
    const { system, memory } = mm.machine;
    initialHugeEntry(mm, 0, 0, (pmd) => pmd.mkhuge(pmd.mk_pmd(mm.frames.hugePfn(0))));
    const zero = hugeZeroPage(mm, 0);
    system.path(0, 'zap', (path) => zapHugeZeroPage(mm, path, 0, zero));
    system.path(1, 'shrinker', (path) => shrinkHugeZeroPage(mm, path, zero));
    system.sometimes('the shrinker frees the page', ne(memory.freed, 0));
    system.sometimes(
      'the entry is empty and the page is not yet freed',
      all(mm.entries.pmdIs('none', mm.pmd(0)), eq(memory.freed, 0)),
    );
  },
};
