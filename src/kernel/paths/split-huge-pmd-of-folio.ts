import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, any, eq, not } from '../../transition/expression.ts';
import type { AnonVma } from '../anon-vma.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';
import { freezeHugePmd } from './freeze-huge-pmd.ts';

/** A folio that is being split, and a range in which it might be mapped. */
export interface FolioSplit {
  readonly range: number;
  readonly huge: number;
  readonly anonVma: AnonVma;
  readonly migration: MigrationEntries;
}

/**
 * What the split of a folio does in a range of its reverse map: `split_huge_pmd_address()` with `freeze`. The entry
 * may map another folio, or stand in for another folio that is being migrated: not for this one, whose lock is held.
 *
 * Source: mm/huge_memory.c of 6.12 `unmap_folio()`, `split_huge_pmd_locked()`, mm/rmap.c `try_to_migrate_one()`.
 */
export function splitHugePmdOfFolio(mm: Mm, path: PathBuilder, split: FolioSplit): void {
  const { range, huge, anonVma, migration } = split;
  const pmd = mm.pmd(range);
  path.call('mm/huge_memory.c', 'unmap_folio', () => {
    anonVma.lockWrite(path);
    path.call('mm/huge_memory.c', 'split_huge_pmd_locked', () => {
      mm.spinLock(path, 'pmd', mm.pmdLock);
      path.step('is_pmd_migration_entry(*pmd)? folio == pmd_folio(*pmd)?', () => {
        const isMigration = migration.isPmd(pmd);
        const isHuge = any(mm.entries.pmdIs('trans_huge', pmd), isMigration);
        if (mm.departs('split: pmd_folio() of a migration entry')) {
          path.check(
            not(all(isHuge, isMigration)),
            mm.rule('P13', 'pmd_folio() of a migration entry in split_huge_pmd_locked()'),
          );
        }
        path.if(all(isHuge, not(isMigration), eq(mm.hugePageOf(pmd), huge)), () =>
          freezeHugePmd(mm, path, range, migration),
        );
      });
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
    });
    anonVma.unlockWrite(path);
  });
}
