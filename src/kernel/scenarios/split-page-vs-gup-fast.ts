import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { gupFastText } from '../paths/gup-fast-text.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import { isFrozen, splitHugePage } from '../paths/split-huge-page.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq } from '../../transition/expression.ts';

/** The question of the thread: is split_huge_page() safe from GUP-fast although no interrupt is sent (C3)? */
export const scenario: ModelScenario = {
  name: 'split-page-vs-gup-fast',
  summary: 'one CPU splits a huge page while another runs get_user_pages_fast() on it',
  cpus: ['split_huge_page', 'gup'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system, interrupts } = mm.machine;
    const split = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split_huge_page', (path) => splitHugePage(mm, path, split));
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    checkReferencesBalance(mm, { pinning: [1] });
    // sparc64 of 6.12 has no lockless walk.
    if (gupFastText(mm.architecture.name, mm.version) !== undefined) {
      system.sometimes(
        'migration entries stand in for the page and the walker has interrupts off',
        all(isFrozen(mm, split), eq(interrupts.enabled(1), 0)),
      );
    }
  },
};
