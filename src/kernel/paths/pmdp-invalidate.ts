import type { PmdPlace } from '../../arch/model/primitives.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';

/**
 * The architecture's `pmdp_invalidate()`, or one that leaves the empty entry behind: what s390 did from v4.6 to v4.13
 * (arch/s390/include/asm/pgtable.h at commit 227be799c39a: IDTE, then a store of the empty segment entry; B03), and
 * what the value of arm's pmd_mknotpresent() would be if set_pmd_at() did not add bits to it (B02).
 */
export function pmdpInvalidate(mm: Mm, path: PathBuilder, place: PmdPlace): VariableReference {
  const old = mm.primitives.pmdp_invalidate(path, place);
  if (mm.departs('pmdp_invalidate: stores the empty entry')) {
    const pmd = mm.pmd(place.entry);
    path.step('*pmdp = the empty entry', () => path.assign(pmd, mm.entries.pmd('cleared', pmd)));
  }
  return old;
}

/**
 * 6.12 `pmdp_invalidate_ad()`: gives the old value. mm/pgtable-generic.c: pmdp_invalidate(); arch/x86/mm/pgtable.c: the
 * exchange without the flush, as an entry that is not present gets no accessed or dirty bit from the hardware.
 */
export function pmdpInvalidateAd(mm: Mm, path: PathBuilder, place: PmdPlace): VariableReference {
  if (mm.architecture.name !== 'x86_64') return pmdpInvalidate(mm, path, place);
  const { pmdDomain } = mm.machine.memory;
  const pmd = mm.pmd(place.entry);
  const old = path.local('pmdp_invalidate_ad.old', pmdDomain);
  path.call('arch/x86/mm/pgtable.c', 'pmdp_invalidate_ad', () => {
    const read = path.local('*pmdp', pmdDomain);
    path.step('reads *pmdp', () => path.assign(read, pmd));
    path.step('pmdp_establish(pmd_mkinvalid(*pmdp)): xchg', () => {
      path.assign(old, pmd);
      path.assign(pmd, mm.entries.pmd('mkinvalid', read));
    });
  });
  return old;
}

/** Code in which the holder of the PMD lock changes an entry that it does not mean to remove (P1). */
export function whileChanging(mm: Mm, path: PathBuilder, range: number, body: () => void): void {
  path.assign(mm.changing.cell(range), 1);
  body();
  path.assign(mm.changing.cell(range), 0);
}
