import type { ModelVersion } from '../entry-helpers.ts';

/**
 * Bits of arm64 entries with 4 KiB pages under the kernel's names; the same bits at both levels.
 * Source: arch/arm64/include/asm/pgtable-hwdef.h; software bits: pgtable.h (4.x), pgtable-prot.h (6.12).
 */

/** Descriptor valid. */
export const PTE_VALID = 1n << 0n;
/** Distinguishes a table (and a page) from a block; the same bit as PMD_TABLE_BIT. */
export const PTE_TABLE_BIT = 1n << 1n;
/** Both type bits of a page. */
export const PTE_TYPE_PAGE = 3n << 0n;
/** Both type bits. */
export const PMD_TYPE_MASK = 3n << 0n;
/** Type of a table descriptor. */
export const PMD_TYPE_TABLE = 3n << 0n;
/** Type of a block descriptor: a huge page. */
export const PMD_TYPE_SECT = 1n << 0n;
/** AttrIndx[2:0]: index of the memory type. */
export const PTE_ATTRINDX_MASK = 7n << 2n;
/** AP[1]: unprivileged accesses permitted. */
export const PTE_USER = 1n << 6n;
/** AP[2]: read-only, or, with DBM, clean. */
export const PTE_RDONLY = 1n << 7n;
/** SH[1:0]: inner shareable. */
const PTE_SHARED = 3n << 8n;
/** Access flag. */
export const PTE_AF = 1n << 10n;
/** nG: tagged with the address space identifier. */
export const PTE_NG = 1n << 11n;
/** Guarded page (branch target identification). */
export const PTE_GP = 1n << 50n;
/** Dirty bit management: a write clears RDONLY instead of faulting. */
export const PTE_DBM = 1n << 51n;
/** The kernel's write permission is DBM. */
export const PTE_WRITE = PTE_DBM;
/** One of a contiguous run of entries. */
export const PTE_CONT = 1n << 52n;
/** Privileged execute-never. */
export const PTE_PXN = 1n << 53n;
/** Unprivileged execute-never. */
export const PTE_UXN = 1n << 54n;
/** Software dirty state. */
export const PTE_DIRTY = 1n << 55n;
/** Special mapping; of a PMD of 4.4 the splitting bit. */
export const PTE_SPECIAL = 1n << 56n;
/** PROT_NONE of 4.x, in an entry that is not valid. */
export const PTE_PROT_NONE = 1n << 58n;
/** Present for the kernel though not valid: nG, in an entry that is not valid (6.11 and later). */
export const PTE_PRESENT_INVALID = PTE_NG;
/** POIndex[2:0]: permission overlay. */
export const PTE_PO_IDX_MASK = 7n << 60n;
/** PXN of everything below a table (6.12: pmd_populate()). */
export const PMD_TABLE_PXN = 1n << 59n;

/** log2 of the size of a base page. */
export const PAGE_SHIFT = 12n;
/** Address of the 2 MiB page. */
export const PMD_MASK = ~((1n << 21n) - 1n);

/**
 * Address bits that the kernel takes from an entry: PHYS_MASK of 48 bits in 4.x (which the page shift cuts off
 * below), PTE_ADDR_LOW of 6.12, bits 49 to 12.
 */
export function addressMask(version: ModelVersion): bigint {
  return version < 6000 ? (1n << 48n) - 1n : ((1n << 38n) - 1n) << PAGE_SHIFT;
}

/** Output address of the hardware with 48-bit physical addresses: bits 47 to 12. */
export const outputAddress = ((1n << 36n) - 1n) << PAGE_SHIFT;

/** MT_NORMAL as AttrIndx: index 4 in 4.x, 0 in 6.12 (arch/arm64/include/asm/memory.h). */
function normal(version: ModelVersion): bigint {
  return (version < 6000 ? 4n : 0n) << 2n;
}

function pageDefault(version: ModelVersion): bigint {
  return PTE_TYPE_PAGE | PTE_AF | PTE_SHARED | normal(version);
}

/**
 * vm_page_prot of a private writable anonymous mapping: PAGE_COPY in 4.x, PAGE_READONLY in 6.12
 * (protection_map of arch/arm64/mm/mmap.c), which has RDONLY set.
 */
export function pageCopy(version: ModelVersion): bigint {
  const prot = pageDefault(version) | PTE_USER | PTE_NG | PTE_PXN | PTE_UXN;
  return version < 6000 ? prot : prot | PTE_RDONLY;
}

/** PAGE_NONE. */
export function pageNone(version: ModelVersion): bigint {
  const prot = (pageDefault(version) & ~PTE_VALID) | PTE_PXN | PTE_UXN;
  return version < 6000 ? prot | PTE_PROT_NONE : prot | PTE_PRESENT_INVALID | PTE_RDONLY | PTE_NG;
}
