import { AnonVma } from '../anon-vma.ts';
import { checkReferencesBalance } from '../mappings.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import { migrateHugeFolio } from '../paths/migrate-huge-folio.ts';
import type { ModelScenario } from '../scenario.ts';
import { ne } from '../../transition/expression.ts';

/** Huge migration entries, which are what split_huge_page() does with the PMD today, and GUP-fast. */
export const scenario: ModelScenario = {
  name: 'migrate-vs-gup-fast',
  summary:
    'one CPU moves a huge page by way of a migration entry while another runs get_user_pages_fast() on it',
  cpus: ['migrate', 'gup'],
  versions: [6012],
  architectures: ['x86_64', 'arm64', 'powerpc-hash', 'powerpc-radix', 'riscv64'],
  size: { huge: 2, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const migration = new MigrationEntries(mm);
    const anonVma = new AnonVma(mm);
    system.path(0, 'migrate', (path) =>
      migrateHugeFolio(mm, path, { range: 0, from: 0, to: 1, anonVma, migration }),
    );
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    checkReferencesBalance(mm, { pinning: [1] });
    system.sometimes('a migration entry stands in for the page', migration.isPmd(mm.pmd(0)));
    system.sometimes('the old page was taken for unreferenced', ne(mm.concluded, 0));
  },
};
