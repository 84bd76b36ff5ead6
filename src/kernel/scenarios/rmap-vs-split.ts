import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { rmapWalk } from '../paths/rmap-walk.ts';
import { isBeingSplit, splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';

/** Does a reverse-map walk meet the mapping of a huge page whose PMD is being split? */
export const scenario: ModelScenario = {
  name: 'rmap-vs-split',
  summary: 'one CPU splits a huge PMD while another looks for the mappings of the page',
  cpus: ['split', 'page_referenced'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  write: (mm) => {
    const { system } = mm.machine;
    const walk = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split', (path) => splitHugePmd(mm, path, 0));
    system.path(1, 'page_referenced', (path) => rmapWalk(mm, path, walk));
    checkReferencesBalance(mm);
    system.sometimes('the entry is invalidated and the table is not yet there', isBeingSplit(mm, 0));
  },
};
