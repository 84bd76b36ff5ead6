import type { Entry, ModelVersion, PmdHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import {
  L_PMD_SECT_SPLITTING,
  L_PTE_NONE,
  L_PTE_VALID,
  PAGE_COPY,
  PAGE_SHIFT,
  PHYS_MASK,
  PMD_MASK,
  PMD_TABLE_BIT,
  PMD_TYPE_MASK,
  PMD_TYPE_SECT,
  PMD_TYPE_TABLE,
  PTE_AP2,
  PTE_EXT_NG,
} from './bits.ts';

/**
 * set_pmd_at() of pgtable-3level.h, the same from 4.4 to 6.12: a PROT_NONE entry becomes a faulting one, AP2 is
 * derived from the kernel's write and dirty bits, nG is always set. So a value of 0 is stored as 0x880.
 */
function setPmdAt(entry: Entry): Entry {
  const value = (entry & L_PTE_NONE) === 0n ? entry : entry & ~L_PTE_VALID;
  const writable = attributes.write(value) && attributes.dirty(value);
  return (writable ? value & ~PTE_AP2 : value | PTE_AP2) | PTE_EXT_NG;
}

/**
 * pmd_mknotpresent() of 4.x is the constant 0; pmd_mkinvalid() of 6.12 clears VALID only (since 4.7 by 8579/1).
 */
function mkinvalid(version: ModelVersion, entry: Entry): Entry {
  return version < 6000 ? 0n : entry & ~L_PTE_VALID;
}

/**
 * PMD helpers of arm with LPAE. pmdp_invalidate() is the generic one of mm/pgtable-generic.c: it stores
 * pmd_mknotpresent() (4.x) or pmd_mkinvalid() (6.12, through generic_pmdp_establish()) with set_pmd_at().
 * pmdp_huge_get_and_clear() is the generic one, which stores 0 with pmd_clear().
 * Source: arch/arm/include/asm/pgtable-3level.h, pgtable.h, pgalloc.h.
 */
export function pmdHelpers(version: ModelVersion): PmdHelpers {
  const splitting = version === 4004 ? L_PMD_SECT_SPLITTING : 0n;
  return {
    ...attributes,
    bad: (entry) => (entry & PMD_TABLE_BIT) === 0n,
    // Since 4.7 (8578/1) the valid bit; before, pmd_present() is the value itself.
    present: (entry) => (version < 6000 ? entry !== 0n : (entry & L_PTE_VALID) !== 0n),
    pfn: (entry) => (entry & PMD_MASK & PHYS_MASK) >> PAGE_SHIFT,
    trans_huge: (entry) => entry !== 0n && (entry & PMD_TYPE_MASK) !== PMD_TYPE_TABLE,
    leaf: (entry) => (entry & PMD_TYPE_MASK) === PMD_TYPE_SECT,
    trans_splitting: (entry) => (entry & splitting) !== 0n,
    mkhuge: (entry) => entry & ~PMD_TABLE_BIT,
    mkinvalid: (entry) => mkinvalid(version, entry),
    mksplitting: (entry) => entry | splitting,
    mk_pmd: (pfn) => (pfn << PAGE_SHIFT) | PAGE_COPY,
    populated: (tablePfn) => (tablePfn << PAGE_SHIFT) | PMD_TYPE_TABLE,
    tablePfn: (entry) => (entry & PHYS_MASK) >> PAGE_SHIFT,
    stored: (_old, entry) => setPmdAt(entry),
    invalidated: (old) => setPmdAt(mkinvalid(version, old)),
    cleared: () => 0n,
  };
}
