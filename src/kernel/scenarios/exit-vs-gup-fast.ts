import { eq, ne } from '../../transition/expression.ts';
import { checkAccounts, checkNothingMapped } from '../paths/check-accounts.ts';
import { munmap } from '../paths/exit-mmap.ts';
import { getUserPagesFast, pinnedBy } from '../paths/gup-fast.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import type { ModelScenario } from '../scenario.ts';

/**
 * May a lockless walk read a page table that is being freed (B49)? At exit itself nobody walks any more; munmap by
 * another thread does the same to the tables.
 */
export const scenario: ModelScenario = {
  name: 'exit-vs-gup-fast',
  summary: 'one CPU unmaps a page table and its pages while another runs get_user_pages_fast() on it',
  cpus: ['munmap', 'get_user_pages_fast'],
  versions: [4004, 4005, 6012],
  size: { huge: 1, small: 1, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [undefined, 2] }],
  translating: [1],
  write: (mm) => {
    const { system, memory } = mm.machine;
    system.path(0, 'munmap', (path) => munmap(mm, path));
    system.path(1, 'get_user_pages_fast', (path) => getUserPagesFast(mm, path, { range: 0, index: 1 }));
    checkAccounts(mm, { pins: [pinnedBy(mm, 1).read] });
    checkNothingMapped(mm);
    if (gupFastText(mm.architecture.name, mm.version) === undefined) return;
    system.sometimes('the table is gone and the page is pinned', ne(pinnedBy(mm, 1), 0));
    system.sometimes('the table was given back', eq(memory.freedTables, 1));
  },
};
