import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, and, any, eq, ne, not, or, sub } from '../../transition/expression.ts';
import type { Operand } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { AnonVma } from '../anon-vma.ts';
import { mappingsOf } from '../mappings.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';
import { freezeHugePmd } from './freeze-huge-pmd.ts';

const hugeMemory = 'mm/huge_memory.c';

/** What is split, and where it is mapped: in one range, as the anonymous page of one process. */
export interface SplitPage {
  readonly range: number;
  readonly huge: number;
  readonly anonVma: AnonVma;
  readonly migration: MigrationEntries;
}

/**
 * `split_huge_page()`: takes all mappings of a huge page away (migration entries stand in for them), makes sure that
 * nobody else holds a reference, splits the compound page, and maps the parts again. No interrupt is sent to lockless
 * walkers. One counter holds the references of all parts, before the split and after it.
 *
 * 4.5 looks at the count once more when the mappings are gone; 6.12 freezes it at 0 (`folio_ref_freeze()`) until the
 * parts have counters of their own. The look at `_mapcount` is one at the page tables ({@link mappingsOf}): either way a
 * zap under way makes the first look of the split fail.
 *
 * Source: mm/huge_memory.c of 4.5 and 6.12: `split_huge_page_to_list()` (6.12 `_to_order()`), `freeze_page()`,
 * `unfreeze_page()` (6.12 `unmap_folio()`, `remap_page()`), `__split_huge_page()`; mm/rmap.c `try_to_migrate_one()`.
 */
export function splitHugePage(mm: Mm, path: PathBuilder, split: SplitPage): void {
  const count = mm.refcount.cell(mm.hugePage(split.huge));
  const held = path.local('held', 2);
  const name = mm.version < 6000 ? 'split_huge_page_to_list' : 'split_huge_page_to_list_to_order';
  path.call(hugeMemory, name, () => {
    path.step('the caller: get_page_unless_zero(page)', () =>
      path.if(ne(count, 0), () => {
        path.assign(held, 1);
        path.assign(count, add(count, 1));
      }),
    );
    path.if(not(held), () => path.return());
    split.anonVma.lockWrite(path);
    const free = path.local('can split', 2);
    path.step('total_mapcount(page) == page_count(page) - 1?', () =>
      path.assign(free, eq(mappingsOf(mm, mm.hugePage(split.huge)), sub(count, 1))),
    );
    path.if(free, () => splitFrozen(mm, path, split));
    split.anonVma.unlockWrite(path);
    path.step('the caller: put_page(page)', () => mm.putPage(path, mm.hugePage(split.huge)));
  });
}

function splitFrozen(mm: Mm, path: PathBuilder, split: SplitPage): void {
  const { huge } = split;
  const { interrupts } = mm.machine;
  const count = mm.refcount.cell(mm.hugePage(huge));
  const alone = path.local('alone', 2);
  const parts = mm.frames.pagesPerTable;
  const units = mm.frames.maskOfHuge(huge);
  if (!mm.departs('split page: leaves the mappings in place')) freeze(mm, path, split);
  const expected = mm.departs('split page: leaves the mappings in place')
    ? add(mappingsOf(mm, mm.hugePage(huge)), 1)
    : 1;
  const unchecked = mm.departs('split page: does not count references again');
  const freezes = mm.version >= 6000;
  const label = freezes ? 'folio_ref_freeze(folio, 1)' : '!total_mapcount(page) && page_count(page) == 1?';
  if (freezes) interrupts.disable(path);
  path.step(label, () => {
    path.assign(alone, unchecked ? 1 : eq(count, expected));
    path.if(alone, () => {
      path.assign(mm.concluded, or(mm.concluded, units));
      if (freezes) path.assign(count, 0);
    });
  });
  path.if(alone, () => {
    path.call(hugeMemory, '__split_huge_page', () => {
      path.step('clear_compound_head() of the tails; ClearPageCompound(head)', () => {
        path.assign(mm.concluded, and(mm.concluded, ~units));
        if (freezes) path.assign(count, parts);
        else path.assign(count, add(count, parts - 1));
        if (freezes) interrupts.enable(path);
      });
    });
  });
  path.if(all(not(alone), freezes ? 1 : 0), () =>
    path.step('local_irq_enable()', () => interrupts.enable(path)),
  );
  unfreeze(mm, path, split);
  path.if(alone, () =>
    path.step('put_page() of every part but the one that the caller holds', () =>
      mm.putPage(path, mm.hugePage(huge), parts - 1),
    ),
  );
}

/** `freeze_page_vma()`, or `try_to_migrate_one()` with `TTU_SPLIT_HUGE_PMD`: no mapping is left when it returns. */
function freeze(mm: Mm, path: PathBuilder, split: SplitPage): void {
  const { range, huge, migration } = split;
  const pmd = mm.pmd(range);
  const mapped = all(mm.entries.pmdIs('trans_huge', pmd), eq(mm.hugePageOf(pmd), huge));
  const [file, name] =
    mm.version < 6000 ? [hugeMemory, 'freeze_page_vma'] : ['mm/rmap.c', 'try_to_migrate_one'];
  const table = path.local('page table', mm.frames.tables + 1);
  path.call(file, name, () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_trans_huge(*pmd) && pmd_page(*pmd) == page?', () => path.assign(table, mm.tableOf(pmd)));
    path.if(mapped, () => {
      freezeHugePmd(mm, path, range, migration);
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      path.return();
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
    path.if(eq(table, 0), () => path.return());
    mm.ptLock(path, sub(table, 1));
    eachEntry(mm, path, table, (each, index) => {
      const pte = mm.pte(each, index);
      path.step(`pte[${index}] maps the page?`);
      path.if(
        all(mm.entries.pteIs('present', pte), eq(mm.unitOf(pte), mm.frames.unitOf(huge, index))),
        () => {
          const old = mm.primitives.ptep_clear_flush(path, range, each, index);
          mm.primitives.set_pte_at(path, each, index, migration.pteOfSmall(old));
          path.step('page_remove_rmap(); put_page()', () => mm.putPage(path, mm.hugePage(huge)));
        },
      );
    });
    mm.ptUnlock(path, sub(table, 1));
  });
}

/** `unfreeze_page_vma()`, or `remove_migration_pte()`: maps again what a migration entry stands in for. */
function unfreeze(mm: Mm, path: PathBuilder, { range, huge, migration }: SplitPage): void {
  const table = path.local('page table', mm.frames.tables + 1);
  const [file, name] =
    mm.version < 6000 ? [hugeMemory, 'unfreeze_page_vma'] : ['mm/migrate.c', 'remove_migration_pte'];
  path.call(file, name, () => {
    path.step('*pmd', () => path.assign(table, mm.tableOf(mm.pmd(range))));
    path.if(eq(table, 0), () => path.return());
    mm.ptLock(path, sub(table, 1));
    const pte = path.local('pte', mm.machine.memory.pteDomain);
    eachEntry(mm, path, table, (each, index) => {
      const unit = mm.frames.unitOf(huge, index);
      path.step(`pte[${index}]: a migration entry of the page?`, () => path.assign(pte, mm.pte(each, index)));
      path.if(eq(migration.unitOfPte(pte), unit), () => {
        path.step('get_page(page)', () => mm.getPage(path, mm.hugePage(huge)));
        mm.primitives.set_pte_at(path, each, index, migration.restoredPte(pte, unit));
      });
    });
    mm.ptUnlock(path, sub(table, 1));
  });
}

function eachEntry(
  mm: Mm,
  path: PathBuilder,
  table: Operand,
  body: (table: number, index: number) => void,
): void {
  for (let each = 0; each < mm.frames.tables; each++) {
    path.if(eq(table, each + 1), () => {
      for (let index = 0; index < mm.frames.pagesPerTable; index++) body(each, index);
    });
  }
}

/** 1 while migration entries stand in for the page, for `sometimes`. */
export function isFrozen(mm: Mm, { range, huge, migration }: SplitPage): Expression {
  const table = mm.tableOf(mm.pmd(range));
  const entries: Expression[] = [];
  for (let each = 0; each < mm.frames.tables; each++) {
    const unit = mm.frames.unitOf(huge, 0);
    entries.push(all(eq(table, each + 1), eq(migration.unitOfPte(mm.pte(each, 0)), unit)));
  }
  return any(...entries);
}
