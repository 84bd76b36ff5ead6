import type { Entry, LevelHelpers } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_GLOBAL,
  PAGE_LEAF,
  PAGE_PRESENT,
  PAGE_PROT_NONE,
  PAGE_USER,
  PAGE_WRITE,
  PAGE_COPY,
  PAGE_NONE,
} from './bits.ts';

/** The helpers that pmd_*() and pte_*() have in common: pmd_*() convert to a PTE and back. */
export type Attributes = Omit<LevelHelpers, 'bad' | 'present' | 'pfn'>;

/**
 * What pte_modify() drops: the complement of _PAGE_CHG_MASK. Without Svpbmt and T-Head memory types
 * _PAGE_MTMASK is 0.
 */
const dropped = PAGE_PRESENT | PAGE_LEAF | PAGE_USER | PAGE_GLOBAL;

function modify(entry: Entry, newprot: bigint): Entry {
  return (entry & ~dropped) | newprot;
}

/**
 * Predicates and setters of the attribute bits of 6.12 with CONFIG_NUMA_BALANCING.
 * Source: arch/riscv/include/asm/pgtable.h.
 */
export const attributes: Attributes = {
  none: (entry) => entry === 0n,
  write: (entry) => (entry & PAGE_WRITE) !== 0n,
  dirty: (entry) => (entry & PAGE_DIRTY) !== 0n,
  young: (entry) => (entry & PAGE_ACCESSED) !== 0n,
  protnone: (entry) => (entry & (PAGE_PRESENT | PAGE_PROT_NONE)) === PAGE_PROT_NONE,
  mkdirty: (entry) => entry | PAGE_DIRTY,
  mkclean: (entry) => entry & ~PAGE_DIRTY,
  mkyoung: (entry) => entry | PAGE_ACCESSED,
  mkold: (entry) => entry & ~PAGE_ACCESSED,
  mkwrite: (entry) => entry | PAGE_WRITE,
  wrprotect: (entry) => entry & ~PAGE_WRITE,
  modifyNone: (entry) => modify(entry, PAGE_NONE),
  modifyCopy: (entry) => modify(entry, PAGE_COPY),
};
