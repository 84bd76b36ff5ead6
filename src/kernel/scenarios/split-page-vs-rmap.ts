import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { rmapWalk } from '../paths/rmap-walk.ts';
import { isFrozen, splitHugePage } from '../paths/split-huge-page.ts';
import type { ModelScenario } from '../scenario.ts';

/** split_huge_page() takes mappings away and puts them back: what keeps rmap walks from missing them is a lock. */
export const scenario: ModelScenario = {
  name: 'split-page-vs-rmap',
  summary: 'one CPU splits a huge page while another looks for the mappings of the page',
  cpus: ['split_huge_page', 'page_referenced'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [],
  write: (mm) => {
    const { system } = mm.machine;
    const shared = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split_huge_page', (path) => splitHugePage(mm, path, shared));
    system.path(1, 'page_referenced', (path) => rmapWalk(mm, path, shared));
    checkReferencesBalance(mm);
    system.sometimes('migration entries stand in for the page', isFrozen(mm, shared));
  },
};
