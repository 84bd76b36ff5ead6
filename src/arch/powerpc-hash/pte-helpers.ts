import type { Entry, PteHelpers } from '../entry-helpers.ts';
import { ENTRY_MASK } from '../powerpc/entry-word.ts';
import { flagHelpers, type FlagHelpers } from '../powerpc/flag-helpers.ts';
import { PTE_RPN_SHIFT, pageCopy, pageNone, type HashBits } from './bits.ts';

/** Helpers that are the same function of the value at both levels. */
export function sharedHelpers(
  bits: HashBits,
): FlagHelpers & Pick<PteHelpers, 'protnone' | 'pfn' | 'stored' | 'cleared'> {
  return {
    ...flagHelpers({
      write: bits.PAGE_RW,
      mkwrite: bits.PAGE_RW,
      dirty: bits.PAGE_DIRTY,
      mkdirty: bits.PAGE_DIRTY,
      accessed: bits.PAGE_ACCESSED,
    }),
    protnone: (entry) => (entry & (bits.PAGE_PRESENT | bits.PAGE_USER)) === bits.PAGE_PRESENT,
    pfn: (entry) => entry >> PTE_RPN_SHIFT,
    // set_pte_at(): v4.5 adds PAGE_PTE; set_pte_filter() drops what belongs to the hash table.
    stored: (_old, entry) => (entry | bits.PAGE_PTE) & ~bits.PAGE_HPTEFLAGS,
    cleared: () => 0n,
  };
}

/** `pfn_pte()`; v4.5 does not set `_PAGE_PTE` here. */
export function pfnEntry(bits: HashBits, pfn: bigint): Entry {
  return ((pfn << PTE_RPN_SHIFT) & ENTRY_MASK) | pageCopy(bits);
}

/**
 * PTE helpers of v4.4 (arch/powerpc/include/asm/pgtable.h, mm/pgtable.c) and v4.5 (book3s/64/hash.h), with
 * `CONFIG_NUMA_BALANCING`. `pte_update()` waits for `_PAGE_BUSY` to go first; the wait is not in these values.
 */
export function pteHelpers(bits: HashBits): PteHelpers {
  return {
    ...sharedHelpers(bits),
    none: (entry) => (entry & ~bits.PAGE_HPTEFLAGS) === 0n,
    bad: () => false,
    present: (entry) => (entry & bits.PAGE_PRESENT) !== 0n,
    modifyNone: (entry) => (entry & bits.PAGE_CHG_MASK) | pageNone(bits),
    modifyCopy: (entry) => (entry & bits.PAGE_CHG_MASK) | pageCopy(bits),
    mk_pte: (pfn) => pfnEntry(bits, pfn),
  };
}
