import type { Entry, ModelVersion, PmdHelpers } from '../entry-helpers.ts';
import {
  PAGE_SHIFT,
  SEGMENT_ENTRY_EMPTY,
  SEGMENT_ENTRY_INVALID,
  SEGMENT_ENTRY_LARGE,
  SEGMENT_ENTRY_NOEXEC,
  SEGMENT_ENTRY_ORIGIN,
  SEGMENT_ENTRY_ORIGIN_LARGE,
  SEGMENT_ENTRY_PROTECT,
  SEGMENT_ENTRY_SPLIT,
  SEGMENT_ENTRY_TYPE_MASK,
  SEGMENT_ENTRY_YOUNG,
  segmentCopy,
} from './bits.ts';
import { isLarge, segmentAttributes } from './segment-attributes.ts';

/** What `_SEGMENT_ENTRY_BITS_LARGE` of 4.x leaves out: a large entry with any of these is bad. */
const badInLarge = 0x0f_00ccn;
/** What `_SEGMENT_ENTRY_BITS` of 4.x leaves out. */
const badInTable = 0x1ccn;
/** What `_SEGMENT_ENTRY_BITS` of 6.12 leaves out. */
const bad6012 = 0x1c0n;

/** `pmd_bad()` of 6.12: large entries are bad, like those of a region table. */
function badLate(entry: Entry): boolean {
  return isLarge(entry) || (entry & (SEGMENT_ENTRY_TYPE_MASK | bad6012)) !== 0n;
}

/**
 * PMD helpers of s390. pmdp_invalidate() sets the invalid bit and keeps everything else: by IDTE alone in 4.4 and
 * 4.5, by pmdp_xchg_direct() of the same value with the bit in 6.12; there is no pmd_mknotpresent() and no
 * pmd_mkinvalid(), so what stands for them is that value. There is no pmd_mksplitting() either:
 * pmdp_splitting_flush() of 4.4 sets the bit atomically in memory. set_pmd_at() of 6.12 drops NOEXEC on a machine
 * without instruction-execution protection, which is assumed: z13. A table is half a page; of its address only the
 * page frame number is given here.
 * Source: arch/s390/include/asm/pgtable.h, pgalloc.h; arch/s390/mm/pgtable.c.
 */
export function pmdHelpers(version: ModelVersion): PmdHelpers {
  const early = version < 6000;
  const splitting = version === 4004 ? SEGMENT_ENTRY_SPLIT : 0n;
  const invalid = (entry: Entry): Entry => entry | SEGMENT_ENTRY_INVALID;
  return {
    ...segmentAttributes(version),
    none: (entry) => entry === SEGMENT_ENTRY_EMPTY,
    bad: early ? (entry) => (entry & (isLarge(entry) ? badInLarge : badInTable)) !== 0n : badLate,
    present: (entry) => entry !== SEGMENT_ENTRY_EMPTY,
    pfn: (entry) =>
      (entry & (isLarge(entry) ? SEGMENT_ENTRY_ORIGIN_LARGE : SEGMENT_ENTRY_ORIGIN)) >> PAGE_SHIFT,
    trans_huge: isLarge,
    leaf: isLarge,
    trans_splitting: (entry) => isLarge(entry) && (entry & splitting) !== 0n,
    mkhuge: (entry) => entry | SEGMENT_ENTRY_LARGE | SEGMENT_ENTRY_YOUNG | SEGMENT_ENTRY_PROTECT,
    mkinvalid: invalid,
    mksplitting: (entry) => entry | splitting,
    mk_pmd: (pfn) => (pfn << PAGE_SHIFT) + segmentCopy(version),
    populated: (tablePfn) => tablePfn << PAGE_SHIFT,
    tablePfn: (entry) => (entry & SEGMENT_ENTRY_ORIGIN) >> PAGE_SHIFT,
    stored: early ? (_old, entry) => entry : (_old, entry) => entry & ~SEGMENT_ENTRY_NOEXEC,
    invalidated: invalid,
    cleared: () => SEGMENT_ENTRY_EMPTY,
  };
}
