import type { EntryReader } from '../../machine/mmu/entry-reader.ts';
import type { PmdHelpers, PteHelpers } from '../entry-helpers.ts';
import * as bits from '../powerpc/bits-6012.ts';
import { bits4004, bits4005, type HashBits } from './bits.ts';
import { hashHardware } from './hash-fault.ts';

/** The helpers that the fault's table walk calls. */
interface WalkHelpers {
  readonly pmd: PmdHelpers;
  readonly pte: PteHelpers;
}

/** What the faults of v4.4 and v4.5 have in common. */
function before6012(own: HashBits) {
  return {
    read: own.PAGE_PRESENT | own.PAGE_USER,
    write: own.PAGE_RW,
    refused: own.PAGE_BUSY,
    accessed: own.PAGE_ACCESSED,
    dirty: own.PAGE_DIRTY,
    hashedPmd: own.PAGE_HASHPTE,
    hashedPte: own.hashedPte,
    hpteFlags: own.PAGE_HPTEFLAGS,
    thpHuge: own.PAGE_THP_HUGE,
    skipped: () => false,
  };
}

/** The hash fault of v4.4: it refuses a huge PMD that is being split. */
export function hashFault4004(helpers: WalkHelpers): EntryReader {
  return hashHardware({
    ...before6012(bits4004),
    source:
      'v4.4 arch/powerpc/kernel/exceptions-64s.S do_hash_page, mm/hash_utils_64.c hash_page_mm, ' +
      'mm/hugetlbpage.c __find_linux_pte_or_hugepte, mm/hugepage-hash64.c __hash_page_thp, ' +
      'mm/hash_low_64.S __hash_page_64K',
    refusedHuge: bits4004.PAGE_SPECIAL,
    ...helpers,
  });
}

/** The hash fault of v4.5: without a splitting bit, the split drops `_PAGE_USER` to be left alone. */
export function hashFault4005(helpers: WalkHelpers): EntryReader {
  return hashHardware({
    ...before6012(bits4005),
    source:
      'v4.5 arch/powerpc/mm/hash_utils_64.c __hash_page, hash_page_mm, htab_convert_pte_flags, ' +
      'mm/hugetlbpage.c __find_linux_pte_or_hugepte, mm/hugepage-hash64.c __hash_page_thp, ' +
      'mm/hash64_64k.c __hash_page_64K',
    refusedHuge: 0n,
    ...helpers,
  });
}

/** The hash fault of 6.12: its table walk passes over a PMD that `pmdp_invalidate()` has marked. */
export function hashFault6012(helpers: WalkHelpers): EntryReader {
  return hashHardware({
    source:
      'v6.12 arch/powerpc/mm/book3s64/hash_utils.c do_hash_fault, hash_page_mm, htab_convert_pte_flags, ' +
      'mm/pgtable.c __find_linux_pte, mm/book3s64/hash_hugepage.c __hash_page_thp, ' +
      'mm/book3s64/hash_64k.c __hash_page_64K',
    read: bits.PAGE_PRESENT | bits.PAGE_PTE | bits.PAGE_READ,
    write: bits.PAGE_WRITE,
    refused: bits.H_PAGE_BUSY | bits.PAGE_PRIVILEGED,
    refusedHuge: 0n,
    accessed: bits.PAGE_ACCESSED,
    dirty: bits.PAGE_DIRTY,
    hashedPmd: bits.H_PAGE_HASHPTE,
    hashedPte: bits.H_PAGE_HASHPTE,
    hpteFlags: bits.PAGE_HPTEFLAGS,
    thpHuge: bits.H_PAGE_THP_HUGE,
    skipped: (entry) => (entry & (bits.PAGE_PRESENT | bits.PAGE_INVALID)) === bits.PAGE_INVALID,
    ...helpers,
  });
}
