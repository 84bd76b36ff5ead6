import type { Entry, LevelHelpers } from '../entry-helpers.ts';
import {
  L_PTE_DIRTY,
  L_PTE_NONE,
  L_PTE_RDONLY,
  L_PTE_USER,
  L_PTE_VALID,
  L_PTE_XN,
  L_PTE_YOUNG,
  PAGE_COPY,
  PAGE_NONE,
} from './bits.ts';

/** The helpers that pmd_*() and pte_*() have in common: the bits are the same ones at both levels. */
export type Attributes = Omit<LevelHelpers, 'bad' | 'present' | 'pfn'>;

/** What pmd_modify() and pte_modify() take from the new protection. */
const modified = L_PTE_USER | L_PTE_XN | L_PTE_RDONLY | L_PTE_VALID | L_PTE_NONE;

function modify(entry: Entry, newprot: bigint): Entry {
  return (entry & ~modified) | (newprot & modified);
}

/**
 * Predicates and setters of the attribute bits, the same from 4.4 to 6.12 (pmd_mkclean() from 4.5 on). AP2 is not
 * touched here: it is derived when an entry is stored. NUMA balancing is not supported on arm.
 * Source: arch/arm/include/asm/pgtable.h (pte_*), pgtable-3level.h (PMD_BIT_FUNC, pmd_modify).
 */
export const attributes: Attributes = {
  none: (entry) => entry === 0n,
  write: (entry) => (entry & L_PTE_RDONLY) === 0n,
  dirty: (entry) => (entry & L_PTE_DIRTY) !== 0n,
  young: (entry) => (entry & L_PTE_YOUNG) !== 0n,
  protnone: () => false,
  mkdirty: (entry) => entry | L_PTE_DIRTY,
  mkclean: (entry) => entry & ~L_PTE_DIRTY,
  mkyoung: (entry) => entry | L_PTE_YOUNG,
  mkold: (entry) => entry & ~L_PTE_YOUNG,
  mkwrite: (entry) => entry & ~L_PTE_RDONLY,
  wrprotect: (entry) => entry | L_PTE_RDONLY,
  modifyNone: (entry) => modify(entry, PAGE_NONE),
  modifyCopy: (entry) => modify(entry, PAGE_COPY),
};
