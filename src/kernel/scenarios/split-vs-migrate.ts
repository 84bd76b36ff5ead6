import { AnonVma } from '../anon-vma.ts';
import { MigrationEntries } from '../migration-entries.ts';
import { migrateHugeFolio } from '../paths/migrate-huge-folio.ts';
import { splitHugePmdOfFolio } from '../paths/split-huge-pmd-of-folio.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, ne } from '../../transition/expression.ts';

/** The split of one folio looks at a PMD that stands in for another one, which is being migrated (B35). */
export const scenario: ModelScenario = {
  name: 'split-vs-migrate',
  summary: 'one CPU splits a huge page; where its reverse map leads, another moves a different huge page',
  cpus: ['migrate', 'split'],
  versions: [6012],
  architectures: ['x86_64', 'arm64', 'powerpc-hash', 'powerpc-radix', 'riscv64'],
  size: { huge: 3, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [0],
  write: (mm) => {
    const { system } = mm.machine;
    const migration = new MigrationEntries(mm);
    const anonVma = new AnonVma(mm);
    system.path(0, 'migrate', (path) =>
      migrateHugeFolio(mm, path, { range: 0, from: 0, to: 1, anonVma, migration }),
    );
    system.path(1, 'split', (path) =>
      splitHugePmdOfFolio(mm, path, { range: 0, huge: 2, anonVma, migration }),
    );
    system.sometimes(
      'the split holds the PMD lock and finds a migration entry',
      all(migration.isPmd(mm.pmd(0)), ne(mm.pmdLock, 0)),
    );
  },
};
