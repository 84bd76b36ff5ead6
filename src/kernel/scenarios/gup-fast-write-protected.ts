import { eq, ne } from '../../transition/expression.ts';
import { getUserPagesFast, pinnedBy } from '../paths/gup-fast.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import type { ModelScenario } from '../scenario.ts';

/**
 * One CPU is enough: may get_user_pages_fast() pin for writing what is mapped read-only? (s390 did until 4.14: its test
 * of a huge entry asked for the protection bit to read and for nothing to write.)
 */
export const scenario: ModelScenario = {
  name: 'gup-fast-write-protected',
  summary: 'get_user_pages_fast() for writing on a huge page that is mapped read-only',
  cpus: ['get_user_pages_fast'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0, entry: (entry, pmd) => pmd.wrprotect(entry) }],
  translating: [],
  write: (mm) => {
    const { system } = mm.machine;
    system.path(0, 'get_user_pages_fast', (path) =>
      getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }),
    );
    if (gupFastText(mm.architecture.name, mm.version) === undefined) return;
    system.final(
      mm.rule('P16', 'get_user_pages_fast() has pinned a read-only huge page for writing'),
      eq(pinnedBy(mm, 0), 0),
    );
    system.sometimes('the entry is huge', ne(mm.entries.pmdIs('trans_huge', mm.pmd(0)), 0));
  },
};
