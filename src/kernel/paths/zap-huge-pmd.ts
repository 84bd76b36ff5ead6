import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, any, eq, ne, not, or, shl, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import type { Gather } from './mmu-gather.ts';
import { isSwapPmd } from './swap-pmd.ts';
import { waitSplitHugePage } from './wait-split-huge-page.ts';

const hugeMemory = 'mm/huge_memory.c';

/**
 * `zap_huge_pmd()`: looks at the entry again under the PMD lock, and if it is still huge clears it and takes the
 * page and the deposited table. Gives a local that is 1 if so. Source: mm/huge_memory.c of 4.4, 4.5, 6.12. The
 * release of migration entries is not re-expressed: no path of these scenarios makes one.
 */
export function zapHugePmd(mm: Mm, path: PathBuilder, range: number, gather: Gather): VariableReference {
  const zapped = path.local('zapped huge', 2);
  path.call(hugeMemory, 'zap_huge_pmd', () => {
    path.assign(zapped, 0);
    const locked = pmdTransHugeLock(mm, path, range);
    path.if(eq(locked, 1), () => {
      path.check(
        eq(mm.tableOf(mm.pmd(range)), 0),
        mm.rule('P24', 'zap_huge_pmd() clears an entry that is a page table by now'),
      );
      const old = mm.primitives.pmdp_huge_get_and_clear(path, { entry: range, address: range });
      path.step('page_remove_rmap(); zap_deposited_table()', () => {
        gather.removeHuge(old);
        freeDeposited(mm, path, range);
      });
      path.assign(zapped, 1);
      mm.spinUnlock(path, 'pmd', mm.pmdLock);
    });
  });
  return zapped;
}

/**
 * `__pmd_trans_huge_lock()`: gives a local that is 1 if the entry is huge, and then the PMD lock is held. 4.4: of an
 * entry that is being split it waits for the end of that, without the lock.
 */
export function pmdTransHugeLock(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const locked = path.local('huge and locked', 2);
  const pmd = mm.pmd(range);
  const huge = any(isSwapPmd(mm, pmd), mm.entries.pmdIs('trans_huge', pmd));
  const splitting = path.local('pmd_trans_splitting(*pmd)', 2);
  path.call(hugeMemory, '__pmd_trans_huge_lock', () => {
    mm.spinLock(path, 'pmd', mm.pmdLock);
    path.step('pmd_trans_huge(*pmd)?', () => {
      path.assign(locked, mm.departs('zap: no second look under the PMD lock') ? 1 : huge);
      path.assign(splitting, mm.version === 4004 ? mm.entries.pmdIs('trans_splitting', pmd) : 0);
    });
    path.if(all(locked, splitting), () => path.assign(locked, 0));
    path.if(not(locked), () => mm.spinUnlock(path, 'pmd', mm.pmdLock));
    if (mm.version === 4004) path.if(splitting, () => waitSplitHugePage(mm, path, range));
  });
  return locked;
}

/** `zap_deposited_table()`: the table goes back to the allocator; part of the current step. */
export function freeDeposited(mm: Mm, path: PathBuilder, range: number): void {
  const deposited = mm.deposited.cell(range);
  path.check(ne(deposited, 0), mm.rule('P21', 'zap_huge_pmd(): no page table was deposited'));
  path.if(ne(deposited, 0), () => {
    freeUnusedTable(mm, path, sub(deposited, 1));
    path.assign(deposited, 0);
  });
}

/** `pte_free()`: a table that no entry points to goes back to the allocator; part of the current step. */
export function freeUnusedTable(mm: Mm, path: PathBuilder, table: Operand): void {
  path.assign(mm.spareTables, or(mm.spareTables, shl(1, table)));
}
