import type { Entry, PteHelpers } from '../entry-helpers.ts';
import { attributes } from './attributes.ts';
import {
  L_PTE_NONE,
  L_PTE_PRESENT,
  L_PTE_USER,
  L_PTE_VALID,
  L_PTE_YOUNG,
  PAGE_COPY,
  PAGE_SHIFT,
  PHYS_MASK,
  PTE_AP2,
  PTE_EXT_NG,
} from './bits.ts';

const validUser = L_PTE_VALID | L_PTE_USER | L_PTE_YOUNG;

/**
 * set_pte_at() (4.x: pgtable.h, 6.12: set_ptes() of arch/arm/mm/mmu.c) below TASK_SIZE: nG for an entry that is
 * valid, of the user and young; then cpu_v7_set_pte_ext() of arch/arm/mm/proc-v7-3level.S: an entry that is not
 * valid is stored as it is, PROT_NONE clears VALID and nothing else, otherwise AP2 is derived from the kernel's
 * dirty and read-only bits.
 */
function setPteAt(pteval: Entry): Entry {
  const entry = (pteval & validUser) === validUser ? pteval | PTE_EXT_NG : pteval;
  if ((entry & L_PTE_VALID) === 0n) return entry;
  if ((entry & L_PTE_NONE) !== 0n) return entry & ~L_PTE_VALID;
  const writable = attributes.write(entry) && attributes.dirty(entry);
  return writable ? entry & ~PTE_AP2 : entry | PTE_AP2;
}

/**
 * PTE helpers of arm with LPAE, the same from 4.4 to 6.12. Either type bit makes a PTE present, so that a
 * PROT_NONE one stays present without VALID.
 * Source: arch/arm/include/asm/pgtable.h; ptep_get_and_clear() is the generic one, with pte_clear().
 */
export const pteHelpers: PteHelpers = {
  ...attributes,
  bad: () => false,
  present: (entry) => (entry & L_PTE_PRESENT) !== 0n,
  pfn: (entry) => (entry & PHYS_MASK) >> PAGE_SHIFT,
  mk_pte: (pfn) => (pfn << PAGE_SHIFT) | PAGE_COPY,
  stored: (_old, entry) => setPteAt(entry),
  cleared: () => 0n,
};
