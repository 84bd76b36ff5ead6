import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, or, sub } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';
import { withdrawDeposited } from './fill-page-table.ts';
import { pmdpInvalidate } from './pmdp-invalidate.ts';

/**
 * `__split_huge_pmd_locked()` with `freeze`: replaces a huge PMD entry by a page table of migration entries, which hold
 * no references. The PMD lock is held and the entry maps that huge page. 4.5 adds references for the small entries, and
 * drops all of them after pmd_populate(); 6.12 drops the one of the huge entry before it. An anonymous page that is
 * pinned for DMA (FOLL_PIN), which 6.12 refuses to freeze, is not modelled.
 *
 * Source: mm/huge_memory.c of 4.5 and 6.12.
 */
export function freezeHugePmd(mm: Mm, path: PathBuilder, range: number, migration: MigrationEntries): void {
  const table = path.local('pgtable', mm.frames.tables + 1);
  const place = { entry: range, address: range };
  path.assign(mm.changing.cell(range), 1);
  path.call('mm/huge_memory.c', '__split_huge_pmd_locked', () => {
    if (mm.version < 4016) {
      const old = path.local('*pmd', mm.machine.memory.pmdDomain);
      path.step('pmd_page(*pmd); atomic_add(HPAGE_PMD_NR - 1, &page->_count)', () => {
        path.assign(old, mm.pmd(range));
        eachHuge(mm, path, old, (huge) => {
          mm.getPage(path, mm.hugePage(huge), mm.frames.pagesPerTable - 1);
          takeDirty(mm, path, old, huge);
        });
      });
      mm.primitives.pmdp_huge_split_prepare?.(path, place);
      withdrawDeposited(mm, path, range, table);
      fill(mm, path, table, (index) => migration.pteOfHuge(old, index));
      pmdpInvalidate(mm, path, place);
      mm.primitives.pmd_populate(path, range, sub(table, 1));
      path.assign(mm.changing.cell(range), 0);
      path.step('page_remove_rmap(); put_page() of every small page', () =>
        eachHuge(mm, path, old, (huge) => mm.putPage(path, mm.hugePage(huge), mm.frames.pagesPerTable)),
      );
      return;
    }
    const old = pmdpInvalidate(mm, path, place);
    path.step('pmd_page(old_pmd); folio_set_dirty()', () =>
      eachHuge(mm, path, old, (huge) => takeDirty(mm, path, old, huge)),
    );
    withdrawDeposited(mm, path, range, table);
    fill(mm, path, table, (index) => migration.pteOfHuge(old, index));
    path.step('folio_remove_rmap_pmd(); put_page(page)', () =>
      eachHuge(mm, path, old, (huge) => mm.putPage(path, mm.hugePage(huge))),
    );
    mm.primitives.pmd_populate(path, range, sub(table, 1));
    path.assign(mm.changing.cell(range), 0);
  });
}

/**
 * `__split_huge_pmd_locked()` of a huge migration entry: a page table of migration entries takes its place. Before
 * v6.10-rc1 pmdp_invalidate() came first, whatever the entry was (B15). Source: mm/huge_memory.c of 6.12.
 */
export function splitMigrationPmd(
  mm: Mm,
  path: PathBuilder,
  range: number,
  migration: MigrationEntries,
): void {
  const pmd = mm.pmd(range);
  const table = path.local('pgtable', mm.frames.tables + 1);
  const old = path.local('old_pmd', mm.machine.memory.pmdDomain);
  path.assign(mm.changing.cell(range), 1);
  path.call('mm/huge_memory.c', '__split_huge_pmd_locked', () => {
    if (mm.departs('split: pmdp_invalidate() before looking at the kind of entry')) {
      path.check(
        mm.entries.pmdIs('present', pmd),
        mm.rule('P19', 'pmdp_invalidate() of an entry that is not present'),
      );
      path.assign(old, pmdpInvalidate(mm, path, { entry: range, address: range }));
    } else {
      path.step('is_pmd_migration_entry(*pmd): old_pmd = *pmd', () => path.assign(old, pmd));
    }
    withdrawDeposited(mm, path, range, table);
    fill(mm, path, table, (index) => migration.pteOfMigrationPmd(old, index));
    mm.primitives.pmd_populate(path, range, sub(table, 1));
    path.assign(mm.changing.cell(range), 0);
  });
}

/** Runs code for the huge page that an entry maps. */
function eachHuge(mm: Mm, path: PathBuilder, pmd: Operand, act: (huge: number) => void): void {
  for (let huge = 0; huge < mm.frames.huge; huge++) path.if(eq(mm.hugePageOf(pmd), huge), () => act(huge));
}

function takeDirty(mm: Mm, path: PathBuilder, pmd: Operand, huge: number): void {
  path.if(mm.entries.pmdIs('dirty', pmd), () =>
    path.assign(mm.pageDirty, or(mm.pageDirty, mm.frames.maskOfHuge(huge))),
  );
}

function fill(
  mm: Mm,
  path: PathBuilder,
  table: VariableReference,
  entryOf: (index: number) => Expression,
): void {
  for (let index = 0; index < mm.frames.pagesPerTable; index++) {
    path.step(`BUG_ON(!pte_none(*pte)); set_pte_at(pte[${index}], migration entry)`, () => {
      for (let each = 0; each < mm.frames.tables; each++) {
        const pte = mm.pte(each, index);
        path.if(eq(table, each + 1), () => {
          path.check(
            mm.entries.pteIs('none', pte),
            mm.rule('BUG', 'BUG_ON(!pte_none(*pte)) in __split_huge_pmd_locked()'),
          );
          path.assign(pte, mm.entries.storedPte(pte, entryOf(index)));
        });
      }
    });
  }
}
