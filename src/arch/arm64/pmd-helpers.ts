import type { Entry, ModelVersion, PmdHelpers } from '../entry-helpers.ts';
import { attributes, presentInvalid } from './attributes.ts';
import {
  addressMask,
  PAGE_SHIFT,
  pageCopy,
  PMD_MASK,
  PMD_TABLE_PXN,
  PMD_TYPE_MASK,
  PMD_TYPE_SECT,
  PMD_TYPE_TABLE,
  PTE_PRESENT_INVALID,
  PTE_SPECIAL,
  PTE_TABLE_BIT,
  PTE_VALID,
} from './bits.ts';
import { setValidReadOnly } from './pte-helpers.ts';

type Classification = Pick<
  PmdHelpers,
  'bad' | 'present' | 'trans_huge' | 'leaf' | 'mkinvalid' | 'populated' | 'stored'
>;

function isTable(entry: Entry): boolean {
  return (entry & PMD_TYPE_MASK) === PMD_TYPE_TABLE;
}

/** 4.x: pmd_present() is the value itself; pmd_mknotpresent() clears both type bits; leaf is pmd_sect(). */
function early(version: ModelVersion): Classification {
  return {
    bad: (entry) => (entry & PTE_TABLE_BIT) === 0n,
    present: (entry) => entry !== 0n,
    trans_huge: (entry) => entry !== 0n && (entry & PTE_TABLE_BIT) === 0n,
    leaf: (entry) => (entry & PMD_TYPE_MASK) === PMD_TYPE_SECT,
    mkinvalid: (entry) => entry & ~PMD_TYPE_MASK,
    populated: (tablePfn) => (tablePfn << PAGE_SHIFT) | PMD_TYPE_TABLE,
    // set_pmd_at() is set_pte_at().
    stored: (_old, entry) => setValidReadOnly(version, entry),
  };
}

function latePresent(entry: Entry): boolean {
  return (entry & PTE_VALID) !== 0n || presentInvalid(entry);
}

const late: Classification = {
  bad: (entry) => !isTable(entry),
  present: latePresent,
  trans_huge: (entry) => latePresent(entry) && !isTable(entry | PTE_VALID),
  leaf: (entry) => latePresent(entry) && !isTable(entry),
  mkinvalid: (entry) => (entry | PTE_PRESENT_INVALID) & ~PTE_VALID,
  populated: (tablePfn) => (tablePfn << PAGE_SHIFT) | PMD_TYPE_TABLE | PMD_TABLE_PXN,
  stored: (_old, entry) => entry,
};

/**
 * PMD helpers of arm64. pmdp_invalidate() is the generic one of mm/pgtable-generic.c: a load and set_pmd_at() in
 * 4.x, an exchange (pmdp_establish()) in 6.12; both leave what pmd_mknotpresent() or pmd_mkinvalid() gives.
 * pmdp_huge_get_and_clear() is the generic load and store in 4.4 and 4.5 (arm64 overrides it under its old name,
 * pmdp_get_and_clear(), which nothing calls), an exchange in 6.12.
 * Source: arch/arm64/include/asm/pgtable.h, pgalloc.h.
 */
export function pmdHelpers(version: ModelVersion): PmdHelpers {
  const classification = version < 6000 ? early(version) : late;
  const splitting = version === 4004 ? PTE_SPECIAL : 0n;
  const mask = addressMask(version);
  return {
    ...attributes(version),
    ...classification,
    none: (entry) => entry === 0n,
    pfn: (entry) => (entry & mask & PMD_MASK) >> PAGE_SHIFT,
    trans_splitting: (entry) => (entry & splitting) !== 0n,
    mkhuge: (entry) => entry & ~PTE_TABLE_BIT,
    mksplitting: (entry) => entry | splitting,
    mk_pmd: (pfn) => (pfn << PAGE_SHIFT) | pageCopy(version),
    tablePfn: (entry) => (entry & mask) >> PAGE_SHIFT,
    invalidated: (old) => classification.stored(old, classification.mkinvalid(old)),
    cleared: () => 0n,
  };
}
