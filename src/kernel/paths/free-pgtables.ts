import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, eq, ne, not, or, sub } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { anonVmaWalked, unlinkAnonVmas } from './unlink-anon-vmas.ts';
import type { Gather } from './mmu-gather.ts';
import { pmdNoneOrClearBad } from './pmd-trans-unstable.ts';

const memoryC = 'mm/memory.c';

/**
 * `free_pgtables()`: takes the anon_vma off the VMA, which waits for rmap walks under way, then unhooks each page
 * table and hands it to the mmu_gather, and in the end the page of the entries themselves. No lock of the entries: nobody else is to reach them any more. Source:
 * mm/memory.c `free_pmd_range()`, `free_pte_range()` of 4.4, 4.5, 6.12; mm/rmap.c `unlink_anon_vmas()`.
 */
export function freePgtables(mm: Mm, path: PathBuilder, gather: Gather): void {
  const token = path.local('token', mm.frames.tables + 1);
  path.call(memoryC, 'free_pgtables', () => {
    if (!mm.departs('exit: does not take the anon_vma lock')) {
      unlinkAnonVmas(mm, path);
    }
    for (let range = 0; range < mm.machine.memory.ranges; range++) {
      path.call(memoryC, 'free_pmd_range', () => {
        const pmd = path.local('*pmd', mm.machine.memory.pmdDomain);
        const empty = pmdNoneOrClearBad(mm, path, range, pmd);
        path.if(empty, () => path.return());
        freePteRange(mm, path, range, token, gather);
      });
    }
    const gone = mm.machine.system.variable('page of PMD entries freed', 2);
    path.step('pmd_free_tlb()', () => path.assign(gone, 1));
    mm.machine.system.invariant(
      mm.rule('P11', 'an rmap walk looks at page tables that free_pgtables() has freed'),
      not(all(gone, anonVmaWalked(mm))),
    );
  });
}

/** `free_pte_range()`: `pmd_pgtable(*pmd)`, `pmd_clear(pmd)`, `pte_free_tlb()`. */
function freePteRange(
  mm: Mm,
  path: PathBuilder,
  range: number,
  token: VariableReference,
  gather: Gather,
): void {
  const pmd = mm.pmd(range);
  path.call(memoryC, 'free_pte_range', () => {
    path.step('token = pmd_pgtable(*pmd)', () => {
      path.check(
        ne(mm.tableOf(pmd), 0),
        mm.rule('P4', 'free_pte_range() frees as a page table what is none'),
      );
      path.assign(token, mm.tableOf(pmd));
    });
    path.step('pmd_clear(pmd)', () => path.assign(pmd, mm.entries.pmd('cleared', pmd)));
    path.if(eq(token, 0), () => path.return());
    for (let table = 0; table < mm.frames.tables; table++) {
      path.if(eq(sub(token, 1), table), () => {
        path.step('pte_free_tlb(); nr_ptes--', () => {
          path.assign(freedTables(mm), or(freedTables(mm), 1 << table));
          gather.removeTable(table);
        });
      });
    }
  });
}

const freed = new WeakMap<Mm, VariableReference>();

/** Tables that were unhooked and handed to an mmu_gather, as a mask: `nr_ptes` no longer counts them. */
export function freedTables(mm: Mm): VariableReference {
  let known = freed.get(mm);
  if (known === undefined) {
    known = mm.machine.system.variable('tables given to pte_free_tlb()', 2 ** mm.frames.tables);
    freed.set(mm, known);
  }
  return known;
}
