import type { ModelVersion } from '../entry-helpers.ts';

/**
 * Bits of x86-64 entries under the kernel's names without the leading underscore; the same bits at both levels.
 * Source: arch/x86/include/asm/pgtable_types.h. No memory encryption, no soft-dirty tracking, no userfaultfd
 * write protection.
 */

/** P: translated by the hardware. */
export const PAGE_PRESENT = 1n << 0n;
/** R/W: writing permitted. */
export const PAGE_RW = 1n << 1n;
/** U/S: user accesses permitted. */
export const PAGE_USER = 1n << 2n;
/** Memory type, with PCD and PAT. */
const PAGE_PWT = 1n << 3n;
/** Memory type, with PWT and PAT. */
export const PAGE_PCD = 1n << 4n;
/** A: set by the walker. */
export const PAGE_ACCESSED = 1n << 5n;
/** D: set by a write; means nothing in an entry that points to a table. */
export const PAGE_DIRTY = 1n << 6n;
/** PS: of a PMD, a page of 2 MiB. */
export const PAGE_PSE = 1n << 7n;
/** Memory type of a PTE; the same bit as PSE. */
const PAGE_PAT = 1n << 7n;
/** G: kept by a switch of address spaces. */
export const PAGE_GLOBAL = 1n << 8n;
/** PROT_NONE, in an entry that is not present; the same bit as G. */
export const PAGE_PROTNONE = PAGE_GLOBAL;
/** Special mapping (first software bit). */
export const PAGE_SPECIAL = 1n << 9n;
/** The splitting bit of 4.4 (second software bit). */
export const PAGE_SPLITTING = 1n << 10n;
/** Memory type of a page of 2 MiB; of other entries part of the address. */
export const PAGE_PAT_LARGE = 1n << 12n;
/** Dirty state of an entry that is not writable (6.12): such an entry with D would be a shadow stack. */
export const PAGE_SAVED_DIRTY = 1n << 58n;
/** XD: no instructions. */
export const PAGE_NX = 1n << 63n;

/** Both places where dirty state is kept (6.12). */
export const PAGE_DIRTY_BITS = PAGE_DIRTY | PAGE_SAVED_DIRTY;
/** What the walker of Knights Landing may set in an entry that is not present (6.12). */
export const PAGE_KNL_ERRATUM_MASK = PAGE_DIRTY | PAGE_ACCESSED;

/** Flags of an entry that points to a page table of the kernel. */
export const KERNPG_TABLE = PAGE_PRESENT | PAGE_RW | PAGE_ACCESSED | PAGE_DIRTY;
/** Flags of an entry that points to a page table of user space. */
export const PAGE_TABLE = KERNPG_TABLE | PAGE_USER;

/** `PAGE_NONE`: protection without any access. */
export const PAGE_NONE = PAGE_PROTNONE | PAGE_ACCESSED;
/** `PAGE_COPY`: protection of private writable memory. */
export const PAGE_COPY = PAGE_PRESENT | PAGE_USER | PAGE_ACCESSED | PAGE_NX;

/** log2 of the size of a base page. */
export const PAGE_SHIFT = 12n;
/** Offset within a page of 2 MiB. */
const pmdOffset = (1n << 21n) - 1n;

/** Device memory with page structures: no such bit in 4.4, another one in 4.5 than in 6.12. */
export function PAGE_DEVMAP(version: ModelVersion): bigint {
  if (version === 4004) return 0n;
  return 1n << (version < 6000 ? 58n : 57n);
}

/** `PTE_PFN_MASK`: 46 bits of physical address in 4.x, 52 in 6.12 (`__PHYSICAL_MASK_SHIFT`, page_64_types.h). */
export function PTE_PFN_MASK(version: ModelVersion): bigint {
  const physicalMaskShift = version < 6000 ? 46n : 52n;
  return ((1n << physicalMaskShift) - 1n) & ~((1n << PAGE_SHIFT) - 1n);
}

/** `PHYSICAL_PMD_PAGE_MASK`: address of a page of 2 MiB. */
export function PHYSICAL_PMD_PAGE_MASK(version: ModelVersion): bigint {
  return PTE_PFN_MASK(version) & ~pmdOffset;
}

/** What both `pte_modify()` and `pmd_modify()` keep. */
function commonChangeMask(version: ModelVersion): bigint {
  const mask = PTE_PFN_MASK(version) | PAGE_PCD | PAGE_PWT | PAGE_SPECIAL | PAGE_ACCESSED | PAGE_DIRTY;
  return version < 6000 ? mask : mask | PAGE_SAVED_DIRTY | PAGE_DEVMAP(version);
}

/** `_PAGE_CHG_MASK`: what `pte_modify()` keeps. */
export function PAGE_CHG_MASK(version: ModelVersion): bigint {
  return version < 6000 ? commonChangeMask(version) : commonChangeMask(version) | PAGE_PAT;
}

/** `_HPAGE_CHG_MASK`: what `pmd_modify()` keeps. */
export function HPAGE_CHG_MASK(version: ModelVersion): bigint {
  const mask = commonChangeMask(version) | PAGE_PSE;
  return version < 6000 ? mask : mask | PAGE_PAT_LARGE;
}
