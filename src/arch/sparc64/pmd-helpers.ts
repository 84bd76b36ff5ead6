import type { Entry, ModelVersion, PmdHelpers } from '../entry-helpers.ts';
import * as bits from './bits.ts';
import { fromPfn, pfn, sharedHelpers } from './pte-helpers.ts';

/** `pmd_bad()`: a table entry is the physical address of the table and nothing else. */
const BAD_BITS = 0x1fffn;

function huge(entry: Entry): boolean {
  return (entry & bits.PAGE_PMD_HUGE) !== 0n;
}

/**
 * PMD helpers (arch/sparc/include/asm/pgtable_64.h, pgalloc_64.h). There is no `pmd_mknotpresent()` or
 * `pmd_mkinvalid()`: `pmdp_invalidate()` clears the valid bit (arch/sparc/mm/tlb.c), through `set_pmd_at()` in 4.x,
 * by compare-and-swap in 6.12, and that value stands for it. `set_pmd_at()` stores the value as it is.
 */
export function pmdHelpers(version: ModelVersion): PmdHelpers {
  const invalid = (entry: Entry) => entry & ~bits.PAGE_VALID;
  const splitting = version === 4004;
  return {
    ...sharedHelpers(version),
    bad: (entry) => (entry & BAD_BITS) !== 0n,
    present: (entry) => entry !== 0n,
    trans_huge: huge,
    leaf: huge,
    trans_splitting: (entry) => splitting && huge(entry) && (entry & bits.PAGE_SPECIAL) !== 0n,
    mkhuge: (entry) => entry | bits.PAGE_SZ4MB | bits.PAGE_PMD_HUGE,
    mkinvalid: invalid,
    mksplitting: (entry) => (splitting ? entry | bits.PAGE_SPECIAL : entry),
    mk_pmd: fromPfn,
    populated: (tablePfn) => tablePfn << bits.PAGE_SHIFT,
    tablePfn: pfn,
    stored: (_old, entry) => entry,
    invalidated: invalid,
    cleared: () => 0n,
  };
}
