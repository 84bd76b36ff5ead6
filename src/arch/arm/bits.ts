/**
 * Bits of arm entries with LPAE under the kernel's names, the same from 4.4 to 6.12.
 * Source: arch/arm/include/asm/pgtable-3level.h, pgtable-3level-hwdef.h.
 */

/** AP[1]: unprivileged accesses permitted; the same bit as PMD_SECT_USER. */
export const L_PTE_USER = 1n << 6n;
/** AP[2]: read-only for the hardware, written by set_pmd_at() and cpu_v7_set_pte_ext() only. */
export const PTE_AP2 = 1n << 7n;
/** SH[1:0]: inner shareable. */
const L_PTE_SHARED = 3n << 8n;
/** AF; the same bit as PMD_SECT_AF. */
export const L_PTE_YOUNG = 1n << 10n;
/** nG: tagged with the address space identifier; the same bit as PMD_SECT_nG. */
export const PTE_EXT_NG = 1n << 11n;
/** Privileged execute-never. */
const PTE_EXT_PXN = 1n << 53n;
/** Execute-never; the same bit as PMD_SECT_XN. */
export const L_PTE_XN = 1n << 54n;
/** Software dirty state; the same bit as L_PMD_SECT_DIRTY. */
export const L_PTE_DIRTY = 1n << 55n;
/** PROT_NONE; the same bit as L_PMD_SECT_NONE. */
export const L_PTE_NONE = 1n << 57n;
/** Read-only for the kernel; the same bit as L_PMD_SECT_RDONLY. */
export const L_PTE_RDONLY = 1n << 58n;
/** Descriptor valid; the same bit as L_PMD_SECT_VALID. */
export const L_PTE_VALID = 1n << 0n;
/** Both type bits of a page descriptor. */
export const L_PTE_PRESENT = 3n << 0n;
/** Memory type of user pages on SMP: normal, write-allocate (AttrIndx 7). */
const L_PTE_MT_WRITEALLOC = 7n << 2n;

/** Distinguishes a table (and a page) from a section. */
export const PMD_TABLE_BIT = 1n << 1n;
/** Both type bits. */
export const PMD_TYPE_MASK = 3n << 0n;
/** Type of a table descriptor. */
export const PMD_TYPE_TABLE = 3n << 0n;
/** Type of a section (block) descriptor: a huge page. */
export const PMD_TYPE_SECT = 1n << 0n;
/** The splitting bit of 4.4. */
export const L_PMD_SECT_SPLITTING = 1n << 56n;

/** 40 bits of physical address. */
export const PHYS_MASK = (1n << 40n) - 1n;
/** Address of the 2 MiB page; PMD_MASK is a signed int and so extends to 64 bits. */
export const PMD_MASK = ~((1n << 21n) - 1n);
/** log2 of the size of a base page. */
export const PAGE_SHIFT = 12n;

/**
 * vm_page_prot of a private writable anonymous mapping: __PAGE_COPY with what build_mem_type_table() adds on
 * ARMv7 SMP (arch/arm/mm/mmu.c: write-allocate, shared, PXN).
 */
export const PAGE_COPY =
  L_PTE_PRESENT |
  L_PTE_YOUNG |
  L_PTE_USER |
  L_PTE_RDONLY |
  L_PTE_XN |
  L_PTE_MT_WRITEALLOC |
  L_PTE_SHARED |
  PTE_EXT_PXN;

/** PAGE_NONE with the same additions (arch/arm/include/asm/pgtable.h). */
export const PAGE_NONE =
  L_PTE_PRESENT |
  L_PTE_YOUNG |
  L_PTE_RDONLY |
  L_PTE_XN |
  L_PTE_NONE |
  L_PTE_MT_WRITEALLOC |
  L_PTE_SHARED |
  PTE_EXT_PXN;
