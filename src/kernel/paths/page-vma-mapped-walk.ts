import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, any, eq, ne, not, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { MigrationEntries } from '../migration-entries.ts';
import type { Mm } from '../mm.ts';

/** What a walk looks for: mappings of a huge page, or migration entries of it (`PVMW_MIGRATION`). */
export interface MappedWalk {
  readonly range: number;
  readonly huge: number;
  readonly looksFor: 'mappings' | 'migration entries';
  readonly migration: MigrationEntries;
  /** A huge entry was found; the PMD lock is held. Part of the step that looked at it. */
  readonly atPmd: () => void;
  /** A small entry was found; the lock of the page table is held. Part of the step that looked at it. */
  readonly atPte: (found: FoundPte) => void;
}

/** Where a small entry was found, and what it was. */
export interface FoundPte {
  readonly table: number;
  readonly index: number;
  readonly entry: Operand;
}

/**
 * The reverse-map walk of one range for a huge page, until nothing more is found: `page_vma_mapped_walk()` and what
 * its caller does with each entry. The entry is read without the lock, again under it if it was huge, and a huge entry
 * that has become a page table meanwhile is looked through entry by entry.
 *
 * Source: mm/page_vma_mapped.c of 6.12 with `PVMW_SYNC` (small entries are locked before they are looked at). 4.5 has
 * the same looks in `page_check_address_transhuge()` of mm/rmap.c (page-check-address-transhuge.ts).
 */
export function pageVmaMappedWalk(mm: Mm, path: PathBuilder, walk: MappedWalk): void {
  const { range, migration } = walk;
  const pmd = mm.pmd(range);
  const pmde = path.local('pmde', mm.machine.memory.pmdDomain);
  const { entries } = mm;
  path.call('mm/page_vma_mapped.c', 'page_vma_mapped_walk', () => {
    path.step('pmdp_get_lockless(pmd)', () => path.assign(pmde, pmd));
    const huge = mm.departs('rmap walk: takes an entry that is not present for none')
      ? all(entries.pmdIs('trans_huge', pmde), entries.pmdIs('present', pmde))
      : any(entries.pmdIs('trans_huge', pmde), migration.isPmd(pmde));
    path.if(
      huge,
      () => {
        mm.spinLock(path, 'pmd', mm.pmdLock);
        if (!mm.departs('rmap walk: no second look under the lock'))
          path.step('pmde = *pmd', () => path.assign(pmde, pmd));
        atHuge(mm, path, walk, pmde);
        mm.spinUnlock(path, 'pmd', mm.pmdLock);
        path.if(eq(mm.tableOf(pmde), 0), () => path.return());
      },
      () =>
        path.if(not(entries.pmdIs('present', pmde)), () => {
          syncWithZap(mm, path);
          path.return();
        }),
    );
    eachPte(mm, path, walk, pmde);
  });
}

/** Under the PMD lock: the entry may be what is looked for, something else, or a page table by now. */
function atHuge(mm: Mm, path: PathBuilder, walk: MappedWalk, pmde: VariableReference): void {
  const { huge, looksFor, migration, atPmd } = walk;
  const found =
    looksFor === 'mappings'
      ? all(
          mm.entries.pmdIs('present', pmde),
          mm.entries.pmdIs('trans_huge', pmde),
          eq(mm.hugePageOf(pmde), huge),
        )
      : eq(migration.hugeOfPmd(pmde), huge);
  path.if(found, () => {
    checkStillHuge(mm, path, walk.range);
    atPmd();
  });
}

/** P24: what is done with a huge entry under its lock is done with an entry that is huge. */
export function checkStillHuge(mm: Mm, path: PathBuilder, range: number): void {
  path.check(
    eq(mm.tableOf(mm.pmd(range)), 0),
    mm.rule(
      'P24',
      'a reverse-map walk takes a page table for the huge entry that it saw before it took the lock',
    ),
  );
}

/** `PVMW_SYNC`: waits for a zap that has emptied the entry and not yet taken back its reverse map. */
function syncWithZap(mm: Mm, path: PathBuilder): void {
  mm.spinLock(path, 'pmd', mm.pmdLock);
  mm.spinUnlock(path, 'pmd', mm.pmdLock);
}

/** `map_pte()` and `check_pte()` of every entry of the page table. */
function eachPte(mm: Mm, path: PathBuilder, walk: MappedWalk, pmde: Operand): void {
  const table = path.local('page table', mm.frames.tables + 1);
  const ptent = path.local('ptent', mm.machine.memory.pteDomain);
  path.assign(table, mm.tableOf(pmde));
  path.if(ne(table, 0), () => {
    mm.ptLock(path, sub(table, 1));
    for (let each = 0; each < mm.frames.tables; each++) {
      path.if(eq(table, each + 1), () => {
        for (let index = 0; index < mm.frames.pagesPerTable; index++) {
          path.step(`check_pte(pte[${index}])`, () => path.assign(ptent, mm.pte(each, index)));
          path.if(matches(mm, walk, index, ptent), () => walk.atPte({ table: each, index, entry: ptent }));
        }
      });
    }
    mm.ptUnlock(path, sub(table, 1));
  });
}

function matches(mm: Mm, walk: MappedWalk, index: number, pte: Operand): Expression {
  const unit = mm.frames.unitOf(walk.huge, index);
  if (walk.looksFor === 'migration entries') return eq(walk.migration.unitOfPte(pte), unit);
  return all(mm.entries.pteIs('present', pte), eq(mm.unitOf(pte), unit));
}
