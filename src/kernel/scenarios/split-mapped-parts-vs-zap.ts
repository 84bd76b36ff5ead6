import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { splitHugePage } from '../paths/split-huge-page.ts';
import { madviseDontneed } from '../paths/zap-pmd-range.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, not } from '../../transition/expression.ts';

/**
 * split-page-vs-zap for a page that small entries map: migration entries are zapped without a flush, so the flush of
 * the split is all that stands between a TLB and a page that is given back.
 */
export const scenario: ModelScenario = {
  name: 'split-mapped-parts-vs-zap',
  summary: 'one CPU splits a huge page that small entries map while another runs MADV_DONTNEED on the range',
  cpus: ['split_huge_page', 'zap'],
  versions: [4005, 6012],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'table', table: 0, units: [0, 1] }],
  write: (mm) => {
    const { system, memory } = mm.machine;
    const split = { range: 0, huge: 0, anonVma: new AnonVma(mm), migration: new MigrationEntries(mm) };
    system.path(0, 'split_huge_page', (path) => splitHugePage(mm, path, split));
    system.path(1, 'zap', (path) => madviseDontneed(mm, path, { first: 0, ranges: 1 }));
    checkReferencesBalance(mm);
    const first = split.migration.unitOfPte(mm.pte(0, 0));
    system.sometimes('a migration entry stands in for a part', eq(first, 0));
    system.sometimes(
      'all is zapped and the split has not returned',
      all(eq(mm.mapped(), 0), not(memory.isFreed(0))),
    );
  },
};
