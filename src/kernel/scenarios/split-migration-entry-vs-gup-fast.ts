import { MigrationEntries } from '../migration-entries.ts';
import { getUserPagesFast } from '../paths/gup-fast.ts';
import { splitMigrationPmd } from '../paths/freeze-huge-pmd.ts';
import type { ModelScenario } from '../scenario.ts';
import { all, eq, not } from '../../transition/expression.ts';

/** pmdp_invalidate() is for present entries: what becomes of a migration entry that it is applied to (B15)? */
export const scenario: ModelScenario = {
  name: 'split-migration-entry-vs-gup-fast',
  summary: 'one CPU splits a huge migration entry while another runs get_user_pages_fast() there',
  cpus: ['split', 'gup'],
  versions: [6012],
  architectures: ['x86_64', 'arm64', 'powerpc-hash', 'powerpc-radix', 'riscv64'],
  size: { huge: 1, small: 0, tables: 1, pagesPerTable: 2, remembers: 'frame' },
  ranges: [{ kind: 'huge', huge: 0, deposit: 0 }],
  translating: [1],
  write: (mm) => {
    const { system } = mm.machine;
    const migration = new MigrationEntries(mm);
    const pmd = mm.pmd(0);
    // The entry holds no reference; the one that is left is that of whoever migrates the page.
    system.initially(pmd, migration.pmdWord(0));
    system.path(0, 'split', (path) =>
      path.call('mm/huge_memory.c', '__split_huge_pmd', () => {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        splitMigrationPmd(mm, path, 0, migration);
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
      }),
    );
    system.path(1, 'gup', (path) => getUserPagesFast(mm, path, { range: 0, index: 0, access: 'write' }));
    system.invariant(
      mm.rule('P13', 'a migration entry turns into one that lockless walkers find pmd_present()'),
      not(all(mm.changing.cell(0), eq(mm.tableOf(pmd), 0), mm.entries.pmdIs('present', pmd))),
    );
    system.sometimes('the entry is being split', all(mm.changing.cell(0)));
  },
};
