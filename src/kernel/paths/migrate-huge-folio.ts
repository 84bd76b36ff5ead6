import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, and, eq, ne, not, or } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { AnonVma } from '../anon-vma.ts';
import { mappingsOf } from '../mappings.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';
import type { HugeMigration } from './migrate-misplaced-transhuge-page.ts';
import { pageVmaMappedWalk, type FoundPte } from './page-vma-mapped-walk.ts';
import { pmdpInvalidate } from './pmdp-invalidate.ts';

/** What the migration of a huge page needs beside the pages. */
export interface FolioMigration extends HugeMigration {
  readonly anonVma: AnonVma;
  readonly migration: MigrationEntries;
}

/**
 * `migrate_pages()` of one huge anonymous folio: migration entries stand in for it, its contents are copied, the
 * reference count is frozen for a moment to make sure that nobody else uses it, and the new folio is mapped. The folio
 * lock is held throughout and not written down. A folio that is pinned for DMA (FOLL_PIN), for which
 * `folio_try_share_anon_rmap_pmd()` fails, is not modelled.
 *
 * Source: mm/migrate.c of 6.12 `migrate_folio_unmap()`, `migrate_folio_move()`, `__migrate_folio()`,
 * `remove_migration_ptes()`; mm/rmap.c `try_to_migrate_one()`; mm/huge_memory.c `set_pmd_migration_entry()`,
 * `remove_migration_pmd()`.
 */
export function migrateHugeFolio(mm: Mm, path: PathBuilder, folio: FolioMigration): void {
  const { from, to } = folio;
  const count = mm.refcount.cell(mm.hugePage(from));
  const held = path.local('isolated', 2);
  const moved = path.local('moved', 2);
  path.call('mm/migrate.c', 'migrate_pages', () => {
    path.step('folio_isolate_lru(): folio_get(src)', () =>
      path.if(ne(count, 0), () => {
        path.assign(held, 1);
        path.assign(count, add(count, 1));
        path.assign(mm.refcount.cell(mm.hugePage(to)), 1);
      }),
    );
    path.if(not(held), () => path.return());
    tryToMigrate(mm, path, folio);
    const mapped = path.local('mapped', 2);
    path.step('folio_mapped(src)?', () => path.assign(mapped, ne(mappingsOf(mm, mm.hugePage(from)), 0)));
    path.if(not(mapped), () => moveToNewFolio(mm, path, folio, moved));
    removeMigrationPmds(mm, path, folio, moved);
    path.step('folio_put(dst)', () => mm.putPage(path, mm.hugePage(to)));
    path.step('folio_put(src)', () => mm.putPage(path, mm.hugePage(from)));
  });
}

/** `try_to_migrate()`: puts a migration entry in the place of the huge entry. */
function tryToMigrate(mm: Mm, path: PathBuilder, { range, from, anonVma, migration }: FolioMigration): void {
  anonVma.lockRead(path);
  path.call('mm/rmap.c', 'try_to_migrate_one', () =>
    pageVmaMappedWalk(mm, path, {
      range,
      huge: from,
      looksFor: 'mappings',
      migration,
      atPmd: () => setPmdMigrationEntry(mm, path, range, migration),
      atPte: () => undefined,
    }),
  );
  anonVma.unlockRead(path);
}

/** `set_pmd_migration_entry()`. */
function setPmdMigrationEntry(mm: Mm, path: PathBuilder, range: number, migration: MigrationEntries): void {
  const place = { entry: range, address: range };
  path.assign(mm.changing.cell(range), 1);
  path.call('mm/huge_memory.c', 'set_pmd_migration_entry', () => {
    const old = pmdpInvalidate(mm, path, place);
    const huge = mm.hugePageOf(old);
    for (let each = 0; each < mm.frames.huge; each++) {
      path.if(all(eq(huge, each), mm.entries.pmdIs('dirty', old)), () =>
        path.assign(mm.pageDirty, or(mm.pageDirty, mm.frames.maskOfHuge(each))),
      );
    }
    mm.primitives.set_pmd_at(path, place, migration.pmdOfHuge(old));
    path.assign(mm.changing.cell(range), 0);
    path.step('folio_remove_rmap_pmd(); folio_put(folio)', () => mm.putPageAt(path, huge));
  });
}

/** `__migrate_folio()` and `__folio_migrate_mapping()`: counts, copies, freezes and unfreezes the count. */
function moveToNewFolio(mm: Mm, path: PathBuilder, { from }: FolioMigration, moved: VariableReference): void {
  const { tlb } = mm.machine;
  const units = mm.frames.maskOfHuge(from);
  const count = mm.refcount.cell(mm.hugePage(from));
  path.call('mm/migrate.c', '__migrate_folio', () => {
    const unchecked = mm.departs('migrate: does not count references');
    path.step('folio_ref_count(src) == expected_count?', () =>
      path.assign(moved, unchecked ? 1 : eq(count, 1)),
    );
    path.if(moved, () => {
      path.step('folio_mc_copy(dst, src)', () =>
        path.check(
          eq(and(tlb.translatedUnits('writable'), units), 0),
          mm.rule('P6', 'a huge page is copied for migration while some TLB permits writing to it'),
        ),
      );
      path.step('folio_ref_freeze(src, expected_count)', () => {
        path.assign(moved, unchecked ? 1 : eq(count, 1));
        path.if(moved, () => {
          path.assign(mm.concluded, or(mm.concluded, units));
          if (!unchecked) path.assign(count, 0);
        });
      });
      if (!unchecked)
        path.if(moved, () =>
          path.step('folio_ref_unfreeze(src, expected_count)', () => path.assign(count, 1)),
        );
    });
  });
}

/** `remove_migration_ptes()`: maps the new folio, or the old one again if it was not moved. */
function removeMigrationPmds(
  mm: Mm,
  path: PathBuilder,
  folio: FolioMigration,
  moved: VariableReference,
): void {
  const { range, from, to, anonVma, migration } = folio;
  anonVma.lockRead(path);
  path.call('mm/migrate.c', 'remove_migration_pte', () =>
    pageVmaMappedWalk(mm, path, {
      range,
      huge: from,
      looksFor: 'migration entries',
      migration,
      atPmd: () =>
        path.call('mm/huge_memory.c', 'remove_migration_pmd', () =>
          path.if(
            moved,
            () => restorePmd(mm, path, range, migration, to),
            () => restorePmd(mm, path, range, migration, from),
          ),
        ),
      atPte: (found) =>
        path.if(
          moved,
          () => restorePte(mm, path, folio, { ...found, to }),
          () => restorePte(mm, path, folio, { ...found, to: from }),
        ),
    }),
  );
  anonVma.unlockRead(path);
}

function restorePmd(mm: Mm, path: PathBuilder, range: number, migration: MigrationEntries, to: number): void {
  mm.getPage(path, mm.hugePage(to));
  const entry = migration.restoredPmd(mm.pmd(range), to);
  mm.primitives.set_pmd_at(path, { entry: range, address: range }, entry);
}

function restorePte(
  mm: Mm,
  path: PathBuilder,
  { from, migration }: FolioMigration,
  { table, index, entry, to }: FoundPte & { readonly to: number },
): void {
  const unit = mm.frames.unitOf(from, index);
  mm.getPage(path, mm.hugePage(to));
  const restored = migration.restoredPte(entry, unit, mm.frames.unitOf(to, index));
  mm.primitives.set_pte_at(path, table, index, restored);
}
