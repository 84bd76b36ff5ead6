import type { Entry, LevelHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  pageCopy,
  pageNone,
  PTE_AF,
  PTE_DIRTY,
  PTE_PROT_NONE,
  PTE_PXN,
  PTE_RDONLY,
  PTE_USER,
  PTE_UXN,
  PTE_VALID,
  PTE_WRITE,
} from './bits.ts';

const modified = PTE_USER | PTE_PXN | PTE_UXN | PTE_RDONLY | PTE_PROT_NONE | PTE_VALID | PTE_WRITE;

/** pte_hw_dirty() with CONFIG_ARM64_HW_AFDBM. */
function hardwareDirty(entry: Entry): boolean {
  return (entry & (PTE_WRITE | PTE_RDONLY)) === PTE_WRITE;
}

/** pte_modify(): dirty state set by hardware becomes the software bit. */
function modify(entry: Entry, newprot: bigint): Entry {
  const kept = hardwareDirty(entry) ? entry | PTE_DIRTY : entry;
  return (kept & ~modified) | (newprot & modified);
}

/**
 * Attribute helpers of 4.4 and 4.5 (pmd_mkclean() from 4.5 on) with CONFIG_ARM64_HW_AFDBM. RDONLY is not touched
 * here: it is derived when a valid entry is stored. pte_wrprotect() drops dirty state that only hardware has set.
 * NUMA balancing is not supported (their arch/arm64/Kconfig has no ARCH_SUPPORTS_NUMA_BALANCING).
 * Source: arch/arm64/include/asm/pgtable.h.
 */
export function earlyAttributes(
  version: ModelVersion,
): Omit<LevelHelpers, 'none' | 'bad' | 'present' | 'pfn'> {
  return {
    write: (entry) => (entry & PTE_WRITE) !== 0n,
    dirty: (entry) => (entry & PTE_DIRTY) !== 0n || hardwareDirty(entry),
    young: (entry) => (entry & PTE_AF) !== 0n,
    protnone: () => false,
    mkdirty: (entry) => entry | PTE_DIRTY,
    mkclean: (entry) => entry & ~PTE_DIRTY,
    mkyoung: (entry) => entry | PTE_AF,
    mkold: (entry) => entry & ~PTE_AF,
    mkwrite: (entry) => entry | PTE_WRITE,
    wrprotect: (entry) => entry & ~PTE_WRITE,
    modifyNone: (entry) => modify(entry, pageNone(version)),
    modifyCopy: (entry) => modify(entry, pageCopy(version)),
  };
}

/**
 * What ptep_set_wrprotect() and pmdp_set_wrprotect() of 4.4 and 4.5 make of an entry, between ldxr and stxr: an
 * entry without RDONLY becomes dirty by software.
 */
export function setWrprotect(entry: Entry): Entry {
  const kept = (entry & PTE_RDONLY) === 0n ? entry | PTE_DIRTY | PTE_RDONLY : entry;
  return kept & ~PTE_WRITE;
}
