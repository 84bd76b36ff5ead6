import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { isFrozen, splitHugePage } from '../paths/split-huge-page.ts';
import { splitHugePmd } from '../paths/split-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, lt } from '../../transition/expression.ts';

/** split_huge_page() meets a PMD that another CPU splits, and takes small entries away instead of a huge one. */
export const scenario: ModelScenario = {
  name: 'split-page-vs-split',
  summary: 'one CPU splits a huge page while another splits the PMD that maps it',
  cpus: ['split_huge_page', 'split'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const split = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split_huge_page', (path) => splitHugePage(mm, path, split));
    system.path(1, 'split', (path) => splitHugePmd(mm, path, 0));
    checkReferencesBalance(mm);
    const first = split.migration.unitOfPte(mm.pte(0, 0));
    const second = split.migration.unitOfPte(mm.pte(0, 1));
    system.sometimes('migration entries stand in for the page', isFrozen(mm, split));
    system.sometimes(
      'a migration entry stands in for one part, a small entry maps the other',
      all(eq(first, 0), mm.entries.pteIs('present', mm.pte(0, 1)), lt(1, second)),
    );
  },
};
