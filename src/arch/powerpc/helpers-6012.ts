import type { Entry, PmdHelpers, PteHelpers } from '../entry-helpers.ts';
import * as bits from './bits-6012.ts';
import { ENTRY_MASK, PAGE_SHIFT, physical } from './entry-word.ts';
import { flagHelpers } from './flag-helpers.ts';

/** What the two MMUs of 6.12 do differently with the same bits. */
export interface Mmu6012 {
  /** `hash__pmd_bad()`, `radix__pmd_bad()`: any of them set. */
  readonly pmdBadBits: Entry;
  /** `hash__pmd_trans_huge()`, `radix__pmd_trans_huge()`: these set and `_PAGE_DEVMAP` clear. Set by mkhuge. */
  readonly transHuge: Entry;
  /** `PMD_VAL_BITS`: set by `pmd_populate()`. */
  readonly pmdValBits: Entry;
  /** `hash__pte_none()`, `radix__pte_none()`: bits that do not count. */
  readonly pteNoneMask: Entry;
  /** Bits that `set_pte_filter()` drops: `_PAGE_HPTEFLAGS` of hash, nothing of radix. */
  readonly filtered: Entry;
}

const flags = flagHelpers({
  write: bits.PAGE_WRITE,
  mkwrite: bits.PAGE_RW,
  dirty: bits.PAGE_DIRTY,
  mkdirty: bits.PAGE_DIRTY | bits.PAGE_SOFT_DIRTY,
  accessed: bits.PAGE_ACCESSED,
});

function all(entry: Entry, mask: Entry): boolean {
  return (entry & mask) === mask;
}

/** `pte_protnone()` with `CONFIG_NUMA_BALANCING`. */
function protnone(entry: Entry): boolean {
  const leaf = bits.PAGE_PRESENT | bits.PAGE_PTE;
  return (entry & (leaf | bits.PAGE_RWX)) === leaf;
}

function pfn(entry: Entry): bigint {
  return (entry & bits.PTE_RPN_MASK) >> PAGE_SHIFT;
}

/** `set_ptes()`, which `set_pmd_at()` calls too: arch/powerpc/mm/pgtable.c, `set_pte_filter`, `__set_pte_at`. */
function stored(mmu: Mmu6012, entry: Entry): Entry {
  return (entry & ~mmu.filtered) | bits.PAGE_PTE;
}

/**
 * PMD helpers of 6.12 (arch/powerpc/include/asm/book3s/64/pgtable.h, mm/book3s64/pgtable.c). `pmd_mkhuge()` returns
 * its argument: `pfn_pmd()` has set the huge bits. There is no `pmd_mkinvalid()`; what stands for it is the value
 * `pmdp_invalidate()` makes by one atomic update. That update first waits for `H_PAGE_BUSY` to go, on hash; the
 * wait is not in these values.
 */
export function pmdHelpers6012(mmu: Mmu6012): PmdHelpers {
  const invalid = (entry: Entry) => (entry & ~bits.PAGE_PRESENT) | bits.PAGE_INVALID;
  const present = (entry: Entry) => (entry & (bits.PAGE_PRESENT | bits.PAGE_INVALID)) !== 0n;
  return {
    ...flags,
    none: (entry) => entry === 0n,
    bad: (entry) => (entry & mmu.pmdBadBits) !== 0n,
    present,
    protnone,
    pfn,
    modifyNone: (entry) => (entry & bits.HPAGE_CHG_MASK) | bits.PAGE_NONE,
    modifyCopy: (entry) => (entry & bits.HPAGE_CHG_MASK) | bits.PAGE_COPY,
    trans_huge: (entry) => present(entry) && (entry & (mmu.transHuge | bits.PAGE_DEVMAP)) === mmu.transHuge,
    leaf: (entry) => (entry & bits.PAGE_PTE) !== 0n,
    trans_splitting: () => false,
    mkhuge: (entry) => entry,
    mkinvalid: invalid,
    mksplitting: (entry) => entry,
    mk_pmd: (frame) => ((frame << PAGE_SHIFT) & bits.PTE_RPN_MASK) | bits.PAGE_COPY | mmu.transHuge,
    populated: (tablePfn) => (tablePfn << PAGE_SHIFT) | mmu.pmdValBits,
    tablePfn: (entry) => physical(entry & ~bits.PMD_MASKED_BITS) >> PAGE_SHIFT,
    stored: (_old, entry) => stored(mmu, entry),
    invalidated: invalid,
    cleared: () => 0n,
  };
}

/** PTE helpers of 6.12 (arch/powerpc/include/asm/book3s/64/pgtable.h, asm/pgtable.h). */
export function pteHelpers6012(mmu: Mmu6012): PteHelpers {
  return {
    ...flags,
    none: (entry) => (entry & ~mmu.pteNoneMask) === 0n,
    bad: () => false,
    present: (entry) =>
      all(entry, bits.PAGE_PRESENT | bits.PAGE_PTE) || all(entry, bits.PAGE_INVALID | bits.PAGE_PTE),
    protnone,
    pfn,
    modifyNone: (entry) => (entry & bits.PAGE_CHG_MASK) | bits.PAGE_NONE,
    modifyCopy: (entry) => (entry & bits.PAGE_CHG_MASK) | bits.PAGE_COPY,
    mk_pte: (frame) => ((frame << PAGE_SHIFT) & ENTRY_MASK) | bits.PAGE_COPY | bits.PAGE_PTE,
    stored: (_old, entry) => stored(mmu, entry),
    cleared: () => 0n,
  };
}
