import type { Entry, LevelHelpers, ModelVersion, PteHelpers } from '../entry-helpers.ts';
import * as bits from './bits.ts';

const ENTRY_MASK = 0xffff_ffff_ffff_ffffn;

function modify(entry: Entry, protection: Entry): Entry {
  return (entry & bits.PTE_MODIFY_MASK) | (protection & ~bits.PTE_MODIFY_MASK);
}

function mkdirty(version: ModelVersion, entry: Entry): Entry {
  if (version < 6012) return entry | bits.PAGE_MODIFIED | bits.PAGE_W;
  const writable = (entry & bits.PAGE_WRITE) !== 0n ? bits.PAGE_W : 0n;
  return entry | bits.PAGE_MODIFIED | writable;
}

function mkwrite(version: ModelVersion, entry: Entry): Entry {
  const dirty = version >= 6012 && (entry & bits.PAGE_MODIFIED) !== 0n ? bits.PAGE_W : 0n;
  return entry | bits.PAGE_WRITE | dirty;
}

/** `pte_pfn()`: bits 13 to 42. */
export function pfn(entry: Entry): bigint {
  return (entry & bits.PAGE_PADDR) >> bits.PAGE_SHIFT;
}

/** `pfn_pte()`, `pfn_pmd()`: the frame is not masked. */
export function fromPfn(frame: bigint): Entry {
  return ((frame << bits.PAGE_SHIFT) & ENTRY_MASK) | bits.PAGE_COPY;
}

/**
 * Helpers that are the same function of the value at both levels (`pmd_mkdirty()` and its like call the PTE
 * forms). 4.x `pte_mkdirty()` makes a read-only entry writable for the hardware; 6.12 only one that
 * `pte_write()` allows. `pte_mkold()` clears the valid bit. NUMA balancing is not supported (arch/sparc/Kconfig).
 * v4.4 has no `pmd_mkclean()`; the PTE form stands for it.
 */
export function sharedHelpers(version: ModelVersion): Omit<LevelHelpers, 'bad' | 'present'> {
  return {
    none: (entry) => entry === 0n,
    write: (entry) => (entry & bits.PAGE_WRITE) !== 0n,
    dirty: (entry) => (entry & bits.PAGE_MODIFIED) !== 0n,
    young: (entry) => (entry & bits.PAGE_ACCESSED) !== 0n,
    protnone: () => false,
    pfn,
    mkdirty: (entry) => mkdirty(version, entry),
    mkclean: (entry) => entry & ~(bits.PAGE_MODIFIED | bits.PAGE_W),
    mkyoung: (entry) => entry | bits.PAGE_ACCESSED | bits.PAGE_R,
    mkold: (entry) => entry & ~(bits.PAGE_ACCESSED | bits.PAGE_R),
    mkwrite: (entry) => mkwrite(version, entry),
    wrprotect: (entry) => entry & ~(bits.PAGE_WRITE | bits.PAGE_W),
    modifyNone: (entry) => modify(entry, bits.PAGE_NONE),
    modifyCopy: (entry) => modify(entry, bits.PAGE_COPY),
  };
}

/** PTE helpers: arch/sparc/include/asm/pgtable_64.h; `set_pte_at()` stores the value as it is. */
export function pteHelpers(version: ModelVersion): PteHelpers {
  return {
    ...sharedHelpers(version),
    bad: () => false,
    present: (entry) => (entry & bits.PAGE_PRESENT) !== 0n,
    mk_pte: fromPfn,
    stored: (_old, entry) => entry,
    cleared: () => 0n,
  };
}
