import type { Entry, PmdHelpers } from '../entry-helpers.ts';
import { PAGE_OFFSET, PAGE_SHIFT, physical } from '../powerpc/entry-word.ts';
import { bits4004, bits4005, pageCopy, pageNone, type HashBits } from './bits.ts';
import { pfnEntry, sharedHelpers } from './pte-helpers.ts';

/** `PMD_BAD_BITS` and `PMD_MASKED_BITS`: tables are fragments of 4K. */
const FRAGMENT_MASK = 0xfffn;

/** Helpers that v4.4 and v4.5 write differently. */
type Own = Pick<PmdHelpers, 'trans_huge' | 'leaf' | 'trans_splitting' | 'mkhuge' | 'mksplitting' | 'mk_pmd'>;

/**
 * A table entry is the kernel virtual address of the table, without flags: `pmd_populate()` stores the pointer
 * (arch/powerpc/include/asm/pgalloc-64.h), `pmd_bad()` wants a kernel address. `pmdp_invalidate()` clears
 * `_PAGE_PRESENT` and nothing else (mm/pgtable_64.c).
 */
function pmdHelpers(bits: HashBits, own: Own): PmdHelpers {
  const invalid = (entry: Entry) => entry & ~bits.PAGE_PRESENT;
  return {
    ...sharedHelpers(bits),
    ...own,
    none: (entry) => entry === 0n,
    bad: (entry) => entry < PAGE_OFFSET || (entry & FRAGMENT_MASK) !== 0n,
    present: (entry) => entry !== 0n,
    modifyNone: (entry) => (entry & bits.HPAGE_CHG_MASK) | pageNone(bits),
    modifyCopy: (entry) => (entry & bits.HPAGE_CHG_MASK) | pageCopy(bits),
    mkinvalid: invalid,
    invalidated: invalid,
    populated: (tablePfn) => PAGE_OFFSET | (tablePfn << PAGE_SHIFT),
    tablePfn: (entry) => physical(entry & ~FRAGMENT_MASK) >> PAGE_SHIFT,
  };
}

/** Bits of a leaf in v4.4: "bottom two bits != 00". */
const LEAF_4004 = bits4004.PAGE_PRESENT | bits4004.PAGE_USER;

function transHuge4004(entry: Entry): boolean {
  return (entry & LEAF_4004) !== 0n && (entry & bits4004.PAGE_THP_HUGE) !== 0n;
}

/** PMD helpers of v4.4: arch/powerpc/include/asm/pgtable-ppc64.h, mm/pgtable_64.c. */
export const pmd4004: PmdHelpers = pmdHelpers(bits4004, {
  trans_huge: transHuge4004,
  leaf: (entry) => (entry & LEAF_4004) !== 0n,
  trans_splitting: (entry) => transHuge4004(entry) && (entry & bits4004.PAGE_SPECIAL) !== 0n,
  mkhuge: (entry) => entry,
  mksplitting: (entry) => entry | bits4004.PAGE_SPECIAL,
  mk_pmd: (pfn) => pfnEntry(bits4004, pfn) | bits4004.PAGE_THP_HUGE,
});

const HUGE_4005 = bits4005.PAGE_PTE | bits4005.PAGE_THP_HUGE;

/** PMD helpers of v4.5: arch/powerpc/include/asm/book3s/64/hash-64k.h, pgtable.h, mm/pgtable_64.c. */
export const pmd4005: PmdHelpers = pmdHelpers(bits4005, {
  trans_huge: (entry) => (entry & HUGE_4005) === HUGE_4005,
  leaf: (entry) => (entry & bits4005.PAGE_PTE) !== 0n,
  trans_splitting: () => false,
  mkhuge: (entry) => entry | HUGE_4005,
  mksplitting: (entry) => entry,
  mk_pmd: (pfn) => pfnEntry(bits4005, pfn),
});
