import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import { all, any, eq, ne, not } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { isMigrationEntry } from './swap-pmd.ts';
import { pmdClearBad } from './pmd-trans-unstable.ts';

const generic = 'mm/pgtable-generic.c';

/** The table that a path has mapped: `table` is its number, valid while `mapped` (a condition) is 1. */
export interface MappedTable {
  readonly mapped: Expression;
  readonly table: VariableReference;
}

/**
 * 6.12 `__pte_offset_map()`, mm/pgtable-generic.c: one read of the entry; there is no table if it is none, a
 * migration entry, huge or bad. `pmdval`: where the value is kept.
 */
export function pteOffsetMap(
  mm: Mm,
  path: PathBuilder,
  range: number,
  pmdval: VariableReference,
): MappedTable {
  const { entries } = mm;
  const table = path.local('table', mm.frames.tables);
  path.call(generic, '__pte_offset_map', () => {
    path.step('pmdp_get_lockless(pmd)', () => {
      path.assign(pmdval, mm.pmd(range));
      mm.checkNoTransientNone(path, range, pmdval);
      path.assign(table, tableNumber(mm, pmdval));
    });
    path.if(all(not(noTable(mm, pmdval)), entries.pmdIs('bad', pmdval)), () => pmdClearBad(mm, path, range));
    path.if(isTable(mm, pmdval), () => checkTable(mm, path, pmdval));
  });
  return { mapped: all(isTable(mm, pmdval), ne(mm.tableOf(pmdval), 0)), table };
}

/**
 * 6.12 `pte_offset_map_lock()`: maps the table, locks it and looks at the entry again; starts over if it changed.
 * Gives NULL (`mapped` is 0) when there is no table.
 */
export function pteOffsetMapLock(mm: Mm, path: PathBuilder, range: number): MappedTable {
  const pmdval = path.local('pmdval', mm.machine.memory.pmdDomain);
  let found: MappedTable | undefined;
  path.call(generic, '__pte_offset_map_lock', () => {
    path.loop(() => {
      const map = pteOffsetMap(mm, path, range, pmdval);
      found = map;
      path.if(not(map.mapped), () => path.return());
      mm.ptLock(path, map.table);
      path.step('pmd_same(pmdval, pmdp_get_lockless(pmd))?');
      path.if(eq(pmdval, mm.pmd(range)), () => path.return());
      mm.ptUnlock(path, map.table);
    });
  });
  return found!;
}

/**
 * 4.4 and 4.5 `pte_offset_map(pmd, addr)`, `pte_lockptr(mm, pmd)`: one read of an entry that the caller takes for a
 * page table. A rule says when it is none; the caller goes on only if `mapped`.
 */
export function pteOffsetMapUnchecked(mm: Mm, path: PathBuilder, range: number, reader: string): MappedTable {
  const pmdval = path.local('pmdval', mm.machine.memory.pmdDomain);
  const table = path.local('table', mm.frames.tables);
  path.step('pte_offset_map(pmd): reads *pmd', () => {
    path.assign(pmdval, mm.pmd(range));
    path.check(
      ne(mm.tableOf(pmdval), 0),
      mm.rule('P4', `${reader} takes an entry for a page table that is none`),
    );
    path.assign(table, tableNumber(mm, pmdval));
  });
  return { mapped: ne(mm.tableOf(pmdval), 0), table };
}

/** Number of the table, 0 where there is none. */
function tableNumber(mm: Mm, pmd: Operand): Operand {
  const { frames } = mm;
  const { pmd: helpers } = mm.entries.helpers;
  const populated = Array.from({ length: frames.tables }, (_, each) =>
    helpers.populated(frames.tablePfn(each)),
  );
  return mm.entries.pmdNumber('table number', (word) => Math.max(0, populated.indexOf(word)), pmd);
}

function noTable(mm: Mm, pmd: Operand): Expression {
  const { entries } = mm;
  return any(entries.pmdIs('none', pmd), isMigrationEntry(mm, pmd), entries.pmdIs('trans_huge', pmd));
}

function isTable(mm: Mm, pmd: Operand): Expression {
  return all(not(noTable(mm, pmd)), not(mm.entries.pmdIs('bad', pmd)));
}

function checkTable(mm: Mm, path: PathBuilder, pmd: Operand): void {
  path.check(
    ne(mm.tableOf(pmd), 0),
    mm.rule('P4', '__pte_offset_map() takes an entry for a page table that is none'),
  );
}
