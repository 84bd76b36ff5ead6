import { all, eq, ne } from '../../transition/expression.ts';
import { checkAccounts } from '../paths/check-accounts.ts';
import { getUserPagesFast, pinnedBy } from '../paths/gup-fast.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** A lockless walk may only pin what is still mapped, or what stays allocated because of the pin. */
export const scenario: ModelScenario = {
  name: 'zap-vs-gup-fast',
  summary: 'one CPU runs MADV_DONTNEED on a huge page while another runs get_user_pages_fast() on it',
  cpus: ['zap', 'get_user_pages_fast'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system, memory } = mm.machine;
    system.path(0, 'zap', (path) => madviseDontneed(mm, path));
    system.path(1, 'get_user_pages_fast', (path) => getUserPagesFast(mm, path, { range: 0, index: 1 }));
    checkAccounts(mm, { pins: [pinnedBy(mm, 1).read] });
    if (gupFastText(mm.architecture.name, mm.version) === undefined) return;
    system.sometimes(
      'the page lives on after the zap because it is pinned',
      all(ne(pinnedBy(mm, 1), 0), eq(mm.mapped(), 0), eq(memory.freed, 0), eq(mm.mmapLock, 0)),
    );
  },
};
