/**
 * Bits of riscv64 entries under the kernel's names without their leading underscore; the same bits at both levels.
 * Source: arch/riscv/include/asm/pgtable-bits.h, pgtable-64.h (6.12).
 */

/** V: valid. */
export const PAGE_PRESENT = 1n << 0n;
/** R: readable. */
export const PAGE_READ = 1n << 1n;
/** W: writable. */
export const PAGE_WRITE = 1n << 2n;
/** X: executable. */
export const PAGE_EXEC = 1n << 3n;
/** U: accessible to user mode. */
export const PAGE_USER = 1n << 4n;
/** G: in every address space; of an entry that is not valid, PROT_NONE. */
export const PAGE_GLOBAL = 1n << 5n;
/** PROT_NONE, in an entry that is not valid. */
export const PAGE_PROT_NONE = PAGE_GLOBAL;
/** A: accessed. */
export const PAGE_ACCESSED = 1n << 6n;
/** D: written. */
export const PAGE_DIRTY = 1n << 7n;
/** One of these set makes a leaf of a valid entry. */
export const PAGE_LEAF = PAGE_READ | PAGE_WRITE | PAGE_EXEC;
/** Valid and nothing else: a table. */
export const PAGE_TABLE = PAGE_PRESENT;

/** Bits 53 to 10: the page frame number. */
export const PAGE_PFN_MASK = ((1n << 44n) - 1n) << 10n;
/** Position of the page frame number. */
export const PAGE_PFN_SHIFT = 10n;
/** Base pages of a 2 MiB page. */
export const pagesPerHugePage = 512n;

/** Protection of a private writable anonymous mapping: PAGE_COPY is PAGE_READ (arch/riscv/include/asm/pgtable.h). */
export const PAGE_COPY = PAGE_PRESENT | PAGE_ACCESSED | PAGE_USER | PAGE_READ;
/** PAGE_NONE: not valid, but readable so that a huge PMD stays a leaf. */
export const PAGE_NONE = PAGE_PROT_NONE | PAGE_READ;
