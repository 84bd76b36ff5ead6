import * as bits from '../powerpc/bits-6012.ts';
import type { Entry } from '../entry-helpers.ts';
import type { Mmu6012 } from '../powerpc/helpers-6012.ts';

/** Hash MMU of 6.12: arch/powerpc/include/asm/book3s/64/hash.h and hash-64k.h; `PTE_TABLE_SIZE` is 4096. */
export const hash6012: Mmu6012 = {
  pmdBadBits: 0xfffn,
  transHuge: bits.PAGE_PTE | bits.H_PAGE_THP_HUGE,
  pmdValBits: 0x8000_0000_0000_0000n,
  pteNoneMask: bits.PAGE_HPTEFLAGS,
  filtered: bits.PAGE_HPTEFLAGS,
};

/** Bits that some helper or the hash fault tests, sets or drops. */
export const flagBits6012: Entry =
  bits.PAGE_RWX |
  bits.PAGE_PRIVILEGED |
  bits.PAGE_DIRTY |
  bits.PAGE_ACCESSED |
  bits.PAGE_SOFT_DIRTY |
  bits.PAGE_SPECIAL |
  bits.PAGE_DEVMAP |
  bits.PAGE_HPTEFLAGS |
  bits.H_PAGE_THP_HUGE |
  bits.PAGE_INVALID |
  bits.PAGE_PTE |
  bits.PAGE_PRESENT;
