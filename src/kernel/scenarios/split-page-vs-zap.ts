import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { isFrozen, splitHugePage } from '../paths/split-huge-page.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';

/** split_huge_page() takes the mappings away and puts them back: may MADV_DONTNEED miss them, or bring them back? */
export const scenario: ModelScenario = {
  name: 'split-page-vs-zap',
  summary: 'one CPU splits a huge page while another runs MADV_DONTNEED on the range that maps it',
  cpus: ['split_huge_page', 'zap'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const split = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split_huge_page', (path) => splitHugePage(mm, path, split));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path, { first: 0, ranges: 1 }));
    checkReferencesBalance(mm);
    system.sometimes('migration entries stand in for the page', isFrozen(mm, split));
  },
};
