import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';
import { pmdpInvalidate } from './pmdp-invalidate.ts';

/**
 * The call of `pmdp_invalidate()` in the split, and what was there or was proposed in its place.
 *
 * Source: mm/huge_memory.c `__split_huge_pmd_locked()`.
 *
 * @returns the value of the entry before.
 */
export function invalidateForSplit(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const { entries, primitives } = mm;
  const pmd = mm.pmd(range);
  const place = {
    entry: range,
    address: mm.departs('split: pmdp_invalidate() with the address after the loop') ? range + 1 : range,
  };
  const plain = mm.departs('split: set_pmd_at() instead of pmdp_invalidate()');
  if (mm.departs('arm: pmd_mknotpresent() of 4.7')) return invalidateKeepingFrame(mm, path, range);
  const unchanged = mm.departs('split: set_pmd_at() stores the value unchanged');
  if (mm.departs('split: no pmdp_invalidate()') || plain || unchanged) {
    const old = path.local('*pmd', mm.machine.memory.pmdDomain);
    path.step('reads *pmd', () => path.assign(old, pmd));
    const invalid = entries.pmd('mkinvalid', old);
    if (plain) primitives.set_pmd_at(path, place, invalid);
    if (unchanged) {
      path.step('*pmd = pmd_mknotpresent(*pmd)', () => path.assign(pmd, invalid));
      primitives.flush_pmd_tlb_range(path, place.address);
    }
    return old;
  }
  const old = pmdpInvalidate(mm, path, place);
  if (mm.departs('split: kick_all_cpus_sync() after pmdp_invalidate()')) primitives.synchronizeWalkers(path);
  return old;
}

/** pmdp_invalidate() of 4.5 with the helper that arm has since 4.7: `pmd & ~L_PMD_SECT_VALID`, then set_pmd_at(). */
function invalidateKeepingFrame(mm: Mm, path: PathBuilder, range: number): VariableReference {
  const { entries, primitives } = mm;
  const pmd = mm.pmd(range);
  const old = path.local('*pmd', mm.machine.memory.pmdDomain);
  const keeping = entries.pmdMap('pmd_mknotpresent of 4.7', (word) => word & ~1n, old);
  path.call('mm/pgtable-generic.c', 'pmdp_invalidate', () => {
    path.step('reads *pmdp', () => path.assign(old, pmd));
    path.step('set_pmd_at(pmd_mknotpresent())', () => path.assign(pmd, entries.storedPmd(pmd, keeping)));
    primitives.flush_pmd_tlb_range(path, range);
  });
  return old;
}
