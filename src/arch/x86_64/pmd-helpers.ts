import type { Entry, ModelVersion, PmdHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import {
  HPAGE_CHG_MASK,
  KERNPG_TABLE,
  PAGE_ACCESSED,
  PAGE_COPY,
  PAGE_DEVMAP,
  PAGE_KNL_ERRATUM_MASK,
  PAGE_PRESENT,
  PAGE_PROTNONE,
  PAGE_PSE,
  PAGE_SHIFT,
  PAGE_SPLITTING,
  PAGE_TABLE,
  PAGE_USER,
  PHYSICAL_PMD_PAGE_MASK,
  PTE_PFN_MASK,
} from './bits.ts';
import { withoutInversion } from './protnone-inversion.ts';

const everyBit = (1n << 64n) - 1n;

/** `pmd_pfn_mask()`: the bits of an entry that are its address. */
function pmd_pfn_mask(version: ModelVersion, entry: Entry): bigint {
  return (entry & PAGE_PSE) === 0n ? PTE_PFN_MASK(version) : PHYSICAL_PMD_PAGE_MASK(version);
}

/** `pmd_flags()`. */
function pmd_flags(version: ModelVersion, entry: Entry): bigint {
  return entry & (everyBit ^ pmd_pfn_mask(version, entry));
}

type Versioned = Pick<PmdHelpers, 'none' | 'bad' | 'pfn' | 'mkinvalid' | 'mk_pmd'>;

function early(version: ModelVersion): Versioned {
  return {
    none: (entry) => entry === 0n,
    bad: (entry) => (pmd_flags(version, entry) & ~PAGE_USER) !== KERNPG_TABLE,
    pfn: (entry) => (entry & pmd_pfn_mask(version, entry)) >> PAGE_SHIFT,
    // pmd_mknotpresent().
    mkinvalid: (entry) => entry & ~(PAGE_PRESENT | PAGE_PROTNONE),
    mk_pmd: (pfn) => (pfn << PAGE_SHIFT) | PAGE_COPY,
  };
}

function late(version: ModelVersion): Versioned {
  const pfnOf = (entry: Entry): bigint =>
    (withoutInversion(entry, entry) & pmd_pfn_mask(version, entry)) >> PAGE_SHIFT;
  const pfn_pmd = (pfn: bigint, pgprot: bigint): Entry =>
    (withoutInversion(pfn << PAGE_SHIFT, pgprot) & PHYSICAL_PMD_PAGE_MASK(version)) | pgprot;
  return {
    none: (entry) => (entry & ~PAGE_KNL_ERRATUM_MASK) === 0n,
    bad: (entry) =>
      (pmd_flags(version, entry) & ~(PAGE_USER | PAGE_ACCESSED)) !== (KERNPG_TABLE & ~PAGE_ACCESSED),
    pfn: pfnOf,
    mkinvalid: (entry) => pfn_pmd(pfnOf(entry), pmd_flags(version, entry) & ~(PAGE_PRESENT | PAGE_PROTNONE)),
    mk_pmd: (pfn) => pfn_pmd(pfn, PAGE_COPY),
  };
}

/**
 * PMD helpers of x86-64. pmdp_invalidate() is the generic one of mm/pgtable-generic.c: a load and set_pmd_at() in
 * 4.x, an exchange (pmdp_establish()) in 6.12; both leave what pmd_mknotpresent() or pmd_mkinvalid() gives. There is
 * no pmd_mksplitting(): pmdp_splitting_flush() of 4.4 sets the bit atomically in memory. 4.4 has no pmd_mkclean();
 * what stands for it is that of 4.5. pmd_pgtable() is pmd_page(), which undoes the inversion of 6.12.
 * Source: arch/x86/include/asm/pgtable.h, pgalloc.h; arch/x86/mm/pgtable.c.
 */
export function pmdHelpers(version: ModelVersion): PmdHelpers {
  const versioned = version < 6000 ? early(version) : late(version);
  const splitting = version === 4004 ? PAGE_SPLITTING : 0n;
  const transHuge = PAGE_PSE | PAGE_DEVMAP(version);
  return {
    ...attributes(version, { change: HPAGE_CHG_MASK(version), inverted: PHYSICAL_PMD_PAGE_MASK(version) }),
    ...versioned,
    present: (entry) => (entry & (PAGE_PRESENT | PAGE_PROTNONE | PAGE_PSE)) !== 0n,
    trans_huge: (entry) => (entry & transHuge) === PAGE_PSE,
    leaf: (entry) => (entry & PAGE_PSE) !== 0n,
    trans_splitting: (entry) => (entry & splitting) !== 0n,
    mkhuge: (entry) => entry | PAGE_PSE,
    mksplitting: (entry) => entry | splitting,
    populated: (tablePfn) => (tablePfn << PAGE_SHIFT) | PAGE_TABLE,
    tablePfn: versioned.pfn,
    stored: (_old, entry) => entry,
    invalidated: versioned.mkinvalid,
    cleared: () => 0n,
  };
}
