import type { ModelVersion } from '../entry-helpers.ts';

/**
 * Bits of s390 entries under the kernel's names without the leading underscore. A PMD entry is an entry of a segment
 * table, and its bits lie elsewhere than those of a PTE. No soft-dirty tracking.
 * Source: arch/s390/include/asm/pgtable.h.
 */

/** Software: present. */
export const PAGE_PRESENT = 0x001n;
/** Software: accessed since it was made old; an old entry is INVALID, so that an access faults. */
export const PAGE_YOUNG = 0x004n;
/** Software: written since it was made clean; a clean entry is PROTECTed, so that a write faults. */
export const PAGE_DIRTY = 0x008n;
/** Software: reading permitted. */
export const PAGE_READ = 0x010n;
/** Software: writing permitted. */
export const PAGE_WRITE = 0x020n;
/** Software: special mapping. */
export const PAGE_SPECIAL = 0x040n;
/** Software: content not needed (guests). */
export const PAGE_UNUSED = 0x080n;
/** Hardware: no instructions (instruction-execution protection, z14 and later). */
export const PAGE_NOEXEC = 0x100n;
/** Hardware: no stores. */
export const PAGE_PROTECT = 0x200n;
/** Hardware: not translated. */
export const PAGE_INVALID = 0x400n;
/** Software: copy of a large segment entry; to the hardware a bit that has to be zero. */
export const PAGE_LARGE = 0x800n;

/** Hardware: not translated. */
export const SEGMENT_ENTRY_INVALID = 0x20n;
/** Hardware: no instructions. */
export const SEGMENT_ENTRY_NOEXEC = 0x100n;
/** Hardware: no stores, in all of the segment. */
export const SEGMENT_ENTRY_PROTECT = 0x200n;
/** Hardware: format control, the entry maps a page of 1 MiB. */
export const SEGMENT_ENTRY_LARGE = 0x400n;
/** Software: the splitting bit of 4.4. */
export const SEGMENT_ENTRY_SPLIT = 0x800n;
/** Software: as PAGE_YOUNG. */
export const SEGMENT_ENTRY_YOUNG = 0x1000n;
/** Software: as PAGE_DIRTY. */
export const SEGMENT_ENTRY_DIRTY = 0x2000n;
/** Hardware: type of the table, 0 in a segment table. */
export const SEGMENT_ENTRY_TYPE_MASK = 0x0cn;
/** The empty entry: the invalid bit alone. */
export const SEGMENT_ENTRY_EMPTY = SEGMENT_ENTRY_INVALID;

/** Software: as PAGE_READ; 4.x and 6.12 have READ and WRITE the other way round. */
export function SEGMENT_ENTRY_READ(version: ModelVersion): bigint {
  return version < 6000 ? 0x0002n : 0x0001n;
}

/** Software: as PAGE_WRITE. */
export function SEGMENT_ENTRY_WRITE(version: ModelVersion): bigint {
  return version < 6000 ? 0x0001n : 0x0002n;
}

const everyBit = (1n << 64n) - 1n;

/** log2 of the size of a base page. */
export const PAGE_SHIFT = 12n;
/** `PAGE_MASK`: address of a base page. */
export const PAGE_MASK = everyBit ^ 0xfffn;
/** Address of a page table, which is half a page. */
export const SEGMENT_ENTRY_ORIGIN = everyBit ^ 0x7ffn;
/** Address of a page of 1 MiB. */
export const SEGMENT_ENTRY_ORIGIN_LARGE = everyBit ^ 0xf_ffffn;

/** `PAGE_NONE`. */
export function PAGE_NONE(version: ModelVersion): bigint {
  return version < 6000 ? PAGE_PRESENT | PAGE_INVALID : PAGE_PRESENT | PAGE_INVALID | PAGE_PROTECT;
}

/** Protection of private writable memory: `__P011`, PAGE_READ, in 4.x; PAGE_RO in 6.12 (arch/s390/mm/mmap.c). */
export function pageCopy(version: ModelVersion): bigint {
  const prot = PAGE_PRESENT | PAGE_READ | PAGE_INVALID | PAGE_PROTECT;
  return version < 6000 ? prot : prot | PAGE_NOEXEC;
}

/** `SEGMENT_NONE`: what `massage_pgprot_pmd()` makes of PAGE_NONE. */
export const SEGMENT_NONE = SEGMENT_ENTRY_INVALID | SEGMENT_ENTRY_PROTECT;

/** What `massage_pgprot_pmd()` makes of {@link pageCopy}: SEGMENT_READ in 4.x, SEGMENT_RO in 6.12. */
export function segmentCopy(version: ModelVersion): bigint {
  const prot = SEGMENT_ENTRY_PROTECT | SEGMENT_ENTRY_READ(version);
  return version < 6000 ? prot : prot | SEGMENT_ENTRY_NOEXEC;
}
