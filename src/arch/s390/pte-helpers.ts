import type { Entry, ModelVersion, PteHelpers } from '../entry-helpers.ts';
import {
  PAGE_DIRTY,
  PAGE_INVALID,
  PAGE_MASK,
  PAGE_NOEXEC,
  PAGE_NONE,
  PAGE_PRESENT,
  PAGE_PROTECT,
  PAGE_READ,
  PAGE_SHIFT,
  PAGE_SPECIAL,
  PAGE_UNUSED,
  PAGE_WRITE,
  PAGE_YOUNG,
  pageCopy,
} from './bits.ts';

/** `_PAGE_CHG_MASK`: what `pte_modify()` keeps. */
const PAGE_CHG_MASK = PAGE_MASK | PAGE_SPECIAL | PAGE_DIRTY | PAGE_YOUNG;

function all(entry: Entry, bits: bigint): boolean {
  return (entry & bits) === bits;
}

function modify(entry: Entry, newprot: bigint): Entry {
  let modified = (entry & PAGE_CHG_MASK) | newprot;
  if (all(modified, PAGE_YOUNG | PAGE_READ)) modified &= ~PAGE_INVALID;
  if (all(modified, PAGE_DIRTY | PAGE_WRITE)) modified &= ~PAGE_PROTECT;
  return modified;
}

function mkyoung(entry: Entry): Entry {
  const young = entry | PAGE_YOUNG;
  return (young & PAGE_READ) === 0n ? young : young & ~PAGE_INVALID;
}

function mkwrite(entry: Entry): Entry {
  const writable = entry | PAGE_WRITE;
  return (writable & PAGE_DIRTY) === 0n ? writable : writable & ~PAGE_PROTECT;
}

function mkdirty(entry: Entry): Entry {
  const dirty = entry | PAGE_DIRTY;
  return (dirty & PAGE_WRITE) === 0n ? dirty : dirty & ~PAGE_PROTECT;
}

/** What `mk_pte_phys()` takes of the protection: no NOEXEC without instruction-execution protection. */
function mk_pte_phys(address: bigint, pgprot: bigint): Entry {
  return mkyoung((address | pgprot) & ~PAGE_NOEXEC);
}

/**
 * PTE helpers of s390, with CONFIG_NUMA_BALANCING, of an address space without guest (no page status table) on a
 * machine without instruction-execution protection (z13). set_pte_at() of 6.12 drops UNUSED of a present entry, but
 * not NOEXEC, which pte_modify() leaves for ptep_modify_prot_commit() to drop.
 * Source: arch/s390/include/asm/pgtable.h.
 */
export function pteHelpers(version: ModelVersion): PteHelpers {
  const present = (entry: Entry): boolean => (entry & PAGE_PRESENT) !== 0n;
  return {
    none: (entry) => entry === PAGE_INVALID,
    bad: () => false,
    present,
    write: (entry) => (entry & PAGE_WRITE) !== 0n,
    dirty: (entry) => (entry & PAGE_DIRTY) !== 0n,
    young: (entry) => (entry & PAGE_YOUNG) !== 0n,
    protnone: (entry) => present(entry) && (entry & PAGE_READ) === 0n,
    pfn: (entry) => entry >> PAGE_SHIFT,
    mkdirty,
    mkclean: (entry) => (entry & ~PAGE_DIRTY) | PAGE_PROTECT,
    mkyoung,
    mkold: (entry) => (entry & ~PAGE_YOUNG) | PAGE_INVALID,
    mkwrite,
    wrprotect: (entry) => (entry & ~PAGE_WRITE) | PAGE_PROTECT,
    modifyNone: (entry) => modify(entry, PAGE_NONE(version)),
    modifyCopy: (entry) => modify(entry, pageCopy(version)),
    mk_pte: (pfn) => mk_pte_phys(pfn << PAGE_SHIFT, pageCopy(version)),
    stored:
      version < 6000
        ? (_old, entry) => entry
        : (_old, entry) => (present(entry) ? entry & ~PAGE_UNUSED : entry),
    cleared: () => PAGE_INVALID,
  };
}
