import type { PteHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import { PAGE_PFN_MASK, PAGE_PFN_SHIFT, PAGE_PRESENT, PAGE_PROT_NONE, PAGE_COPY } from './bits.ts';

/**
 * PTE helpers of riscv64 6.12, without Svnapot (pte_pfn() of a contiguous run differs with it).
 * Source: arch/riscv/include/asm/pgtable.h; set_pte_at() is set_ptes() of one entry.
 */
export const pteHelpers: PteHelpers = {
  ...attributes,
  bad: () => false,
  present: (entry) => (entry & (PAGE_PRESENT | PAGE_PROT_NONE)) !== 0n,
  pfn: (entry) => (entry & PAGE_PFN_MASK) >> PAGE_PFN_SHIFT,
  mk_pte: (pfn) => (pfn << PAGE_PFN_SHIFT) | PAGE_COPY,
  stored: (_old, entry) => entry,
  cleared: () => 0n,
};
