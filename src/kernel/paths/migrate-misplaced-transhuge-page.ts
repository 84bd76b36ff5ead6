import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, and, eq, ne, not, or } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import { hugeEntry } from '../initial-memory.ts';
import type { Mm } from '../mm.ts';

const migrateC = 'mm/migrate.c';

/** A huge page that is moved to another one. */
export interface HugeMigration {
  readonly range: number;
  readonly from: number;
  /** Huge page that is allocated for it; unused until then. */
  readonly to: number;
}

/**
 * A NUMA hinting fault that moves a huge page to another node: `do_huge_pmd_numa_page()`, then
 * `migrate_misplaced_transhuge_page()`. The page lock and the lock of the reverse map are held throughout and not
 * written down, as nothing that runs against it in these scenarios takes them; `tlb_flush_pending` is not set.
 *
 * Source: mm/huge_memory.c and mm/migrate.c of 4.4 and 4.5 (alike). Since 5.13 NUMA balancing moves huge pages by the
 * ordinary way, with migration entries.
 */
export function migrateMisplacedTranshugePage(mm: Mm, path: PathBuilder, migration: HugeMigration): void {
  const entry = path.local('entry', mm.machine.memory.pmdDomain);
  const same = path.local('same', 2);
  const { range, from } = migration;
  const pmd = mm.pmd(range);
  path.call('mm/huge_memory.c', 'do_huge_pmd_numa_page', () => {
    // The fault read the entry before it called do_huge_pmd_numa_page().
    mm.mmapReadLock(path, () => path.assign(entry, pmd));
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_same(pmd, *pmdp)? get_page(page)', () => {
      const is = all(eq(entry, pmd), mm.entries.pmdIs('protnone', pmd));
      path.assign(same, is);
      path.if(is, () => mm.getPage(path, mm.hugePage(from)));
    });
    mm.spinUnlock(path, 'pmd', mm.pmdLock);
    path.if(same, () => {
      mm.spinLock(path, 'pmd', mm.pmdLock);
      path.step('pmd_same(pmd, *pmdp)?', () => path.assign(same, eq(entry, pmd)));
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      path.if(
        same,
        () => path.call(migrateC, 'migrate_misplaced_transhuge_page', () => move(mm, path, migration, entry)),
        () => path.step('put_page(page)', () => mm.putPage(path, mm.hugePage(from))),
      );
    });
    mm.mmapReadUnlock(path);
  });
}

function move(mm: Mm, path: PathBuilder, migration: HugeMigration, entry: VariableReference): void {
  const { range, from, to } = migration;
  const count = mm.refcount.cell(mm.hugePage(from));
  const isolated = path.local('isolated', 2);
  const pmd = mm.pmd(range);
  path.step('alloc_pages_node(): the new page', () => path.assign(mm.refcount.cell(mm.hugePage(to)), 1));
  // Isolation takes a reference; with those of the mapping and of the caller there are three. The caller's goes.
  path.step('numamigrate_isolate_page(): page_count(page) == 3?', () => path.assign(isolated, eq(count, 2)));
  path.if(not(isolated), () => {
    giveUp(mm, path, migration);
    return path.return();
  });
  copy(mm, path, from);
  mm.spinLock(path, 'pmd', mm.pmdLock);
  const freezes = mm.departs('migrate: page_ref_freeze()');
  const again = freezes ? 'page_ref_freeze(page, 2)' : 'page_count(page) == 2';
  path.step(`pmd_same(*pmd, entry) && ${again}?`, () => {
    path.assign(isolated, all(eq(pmd, entry), eq(count, 2)));
    if (freezes) path.if(isolated, () => conclude(mm, path, from, 0));
  });
  path.if(isolated, () => {
    replace(mm, path, migration);
    if (freezes) path.step('page_ref_unfreeze(page, 2)', () => path.assign(count, 2));
    else countAgain(mm, path, migration, isolated, entry);
    path.if(isolated, () => {
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
      path.step('put_page(page): of the mapping', () => mm.putPage(path, mm.hugePage(from)));
      path.step('put_page(page): of the isolation', () => mm.putPage(path, mm.hugePage(from)));
      path.return();
    });
  });
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
  giveUp(mm, path, migration);
}

/** `migrate_page_copy()`. */
function copy(mm: Mm, path: PathBuilder, from: number): void {
  const { tlb } = mm.machine;
  path.step('migrate_page_copy()', () =>
    path.check(
      eq(and(tlb.translatedUnits('writable'), mm.frames.maskOfHuge(from)), 0),
      mm.rule('P6', 'a huge page is copied for migration while some TLB permits writing to it'),
    ),
  );
}

/** Sets the entry for the new page. */
function replace(mm: Mm, path: PathBuilder, { range, to }: HugeMigration): void {
  const place = { entry: range, address: range };
  path.assign(mm.changing.cell(range), 1);
  if (!mm.departs('migrate: overwrites the entry')) mm.primitives.pmdp_huge_clear_flush(path, place);
  const fresh = mm.entries.pmdWord(hugeEntry(mm.entries.helpers.pmd, mm.frames.hugePfn(to)));
  mm.primitives.set_pmd_at(path, place, fresh);
  flush(mm, path, range);
  path.assign(mm.changing.cell(range), 0);
}

/** Looks at the references once more; if there are others, `done` becomes 0 and the old entry (`entry`) is set again. */
function countAgain(
  mm: Mm,
  path: PathBuilder,
  { range, from }: HugeMigration,
  done: VariableReference,
  entry: VariableReference,
): void {
  path.step('page_count(page) == 2?', () => {
    path.assign(done, eq(mm.refcount.cell(mm.hugePage(from)), 2));
    path.if(done, () => conclude(mm, path, from));
  });
  path.if(not(done), () => {
    mm.primitives.set_pmd_at(path, { entry: range, address: range }, entry);
    flush(mm, path, range);
  });
}

/** Nobody refers to the page but its mapping and the migration; `frozen`: what the reference count is set to. */
function conclude(mm: Mm, path: PathBuilder, from: number, frozen?: number): void {
  path.assign(mm.concluded, or(mm.concluded, mm.frames.maskOfHuge(from)));
  if (frozen !== undefined) path.assign(mm.refcount.cell(mm.hugePage(from)), frozen);
}

function flush(mm: Mm, path: PathBuilder, range: number): void {
  if (mm.departs('migrate: flush_pmd_tlb_range()')) mm.primitives.flush_pmd_tlb_range(path, range);
  else mm.primitives.flush_tlb_range(path, range);
}

function giveUp(mm: Mm, path: PathBuilder, { from, to }: HugeMigration): void {
  path.step('put_page(new_page)', () => mm.putPage(path, mm.hugePage(to)));
  path.step('put_page(page)', () => mm.putPage(path, mm.hugePage(from)));
}

/** Another user of the page that takes a reference for a moment without a mapping: mm/page_idle.c `page_idle_get_page()`. */
export function pageIdleGetPage(mm: Mm, path: PathBuilder, huge: number): void {
  const count = mm.refcount.cell(mm.hugePage(huge));
  const got = path.local('got', 2);
  path.call('mm/page_idle.c', 'page_idle_get_page', () => {
    path.step('get_page_unless_zero(page)', () =>
      path.if(ne(count, 0), () => {
        path.assign(got, 1);
        path.assign(count, add(count, 1));
      }),
    );
    path.if(got, () => path.step('put_page(page)', () => mm.putPage(path, mm.hugePage(huge))));
  });
}
