import type { Entry, PmdHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import {
  PAGE_LEAF,
  PAGE_PFN_MASK,
  PAGE_PFN_SHIFT,
  PAGE_PRESENT,
  PAGE_PROT_NONE,
  PAGE_TABLE,
  PAGE_COPY,
  pagesPerHugePage,
} from './bits.ts';

/** pmd_present() looks at the leaf bits too: they stay when pmd_mkinvalid() takes the present bits away. */
function present(entry: Entry): boolean {
  return (entry & (PAGE_PRESENT | PAGE_PROT_NONE | PAGE_LEAF)) !== 0n;
}

function leaf(entry: Entry): boolean {
  return present(entry) && (entry & PAGE_LEAF) !== 0n;
}

function mkinvalid(entry: Entry): Entry {
  return entry & ~(PAGE_PRESENT | PAGE_PROT_NONE);
}

function frame(entry: Entry): bigint {
  return (entry & PAGE_PFN_MASK) >> PAGE_PFN_SHIFT;
}

/**
 * PMD helpers of riscv64 6.12. set_pmd_at() stores the value unchanged; pmdp_invalidate() is the generic one of
 * mm/pgtable-generic.c and exchanges for pmd_mkinvalid(); pmdp_huge_get_and_clear() exchanges for 0.
 * Source: arch/riscv/include/asm/pgtable.h, pgtable-64.h, pgalloc.h.
 */
export const pmdHelpers: PmdHelpers = {
  ...attributes,
  bad: (entry) => !present(entry) || (entry & PAGE_LEAF) !== 0n,
  present,
  pfn: (entry) => frame(entry) & ~(pagesPerHugePage - 1n),
  trans_huge: leaf,
  leaf,
  trans_splitting: () => false,
  mkhuge: (entry) => entry,
  mkinvalid,
  mksplitting: (entry) => entry,
  mk_pmd: (pfn) => (pfn << PAGE_PFN_SHIFT) | PAGE_COPY,
  populated: (tablePfn) => (tablePfn << PAGE_PFN_SHIFT) | PAGE_TABLE,
  tablePfn: frame,
  stored: (_old, entry) => entry,
  invalidated: mkinvalid,
  cleared: () => 0n,
};
