import type { Entry, LevelHelpers, ModelVersion } from '../entry-helpers.ts';
import { earlyAttributes } from './early-attributes.ts';
import {
  pageCopy,
  pageNone,
  PTE_AF,
  PTE_ATTRINDX_MASK,
  PTE_DIRTY,
  PTE_GP,
  PTE_PO_IDX_MASK,
  PTE_PRESENT_INVALID,
  PTE_PXN,
  PTE_RDONLY,
  PTE_USER,
  PTE_UXN,
  PTE_VALID,
  PTE_WRITE,
} from './bits.ts';

/** The helpers that pmd_*() and pte_*() have in common: pmd_*() convert to a PTE and back. */
export type Attributes = Omit<LevelHelpers, 'none' | 'bad' | 'present' | 'pfn'>;

/** pte_present_invalid(): present for the kernel, a fault for the hardware. */
export function presentInvalid(entry: Entry): boolean {
  return (entry & (PTE_VALID | PTE_PRESENT_INVALID)) === PTE_PRESENT_INVALID;
}

function mkdirty(entry: Entry): Entry {
  const dirty = entry | PTE_DIRTY;
  return (dirty & PTE_WRITE) === 0n ? dirty : dirty & ~PTE_RDONLY;
}

function mkwrite(entry: Entry): Entry {
  const writable = entry | PTE_WRITE;
  return (writable & PTE_DIRTY) === 0n ? writable : writable & ~PTE_RDONLY;
}

/** pte_hw_dirty(): written through since the hardware or the kernel last made it clean. */
function hardwareDirty(entry: Entry): boolean {
  return (entry & (PTE_WRITE | PTE_RDONLY)) === PTE_WRITE;
}

/** pte_wrprotect(): keeps dirty state that hardware has set (since 5.10, ff1712f953e2). */
function wrprotect(entry: Entry): Entry {
  const kept = hardwareDirty(entry) ? entry | PTE_DIRTY : entry;
  return (kept & ~PTE_WRITE) | PTE_RDONLY;
}

const modified =
  PTE_USER |
  PTE_PXN |
  PTE_UXN |
  PTE_RDONLY |
  PTE_PRESENT_INVALID |
  PTE_VALID |
  PTE_WRITE |
  PTE_GP |
  PTE_ATTRINDX_MASK |
  PTE_PO_IDX_MASK;

/** pte_modify(): keeps dirty state, and makes it hardware dirty state again where the new protection can. */
function modify(entry: Entry, newprot: bigint): Entry {
  const kept = hardwareDirty(entry) ? entry | PTE_DIRTY : entry;
  const result = (kept & ~modified) | (newprot & modified);
  return (result & PTE_DIRTY) === 0n ? result : mkdirty(result);
}

const lateAttributes: Attributes = {
  write: (entry) => (entry & PTE_WRITE) !== 0n,
  dirty: (entry) => (entry & PTE_DIRTY) !== 0n || hardwareDirty(entry),
  young: (entry) => (entry & PTE_AF) !== 0n,
  protnone: (entry) => presentInvalid(entry) && (entry & (PTE_USER | PTE_UXN)) === PTE_UXN,
  mkdirty,
  mkclean: (entry) => (entry & ~PTE_DIRTY) | PTE_RDONLY,
  mkyoung: (entry) => entry | PTE_AF,
  mkold: (entry) => entry & ~PTE_AF,
  mkwrite,
  wrprotect,
  modifyNone: (entry) => modify(entry, pageNone(6012)),
  modifyCopy: (entry) => modify(entry, pageCopy(6012)),
};

/**
 * Predicates and setters of the attribute bits (CONFIG_ARM64_HW_AFDBM; in 6.12 CONFIG_NUMA_BALANCING too).
 * Source: arch/arm64/include/asm/pgtable.h.
 */
export function attributes(version: ModelVersion): Attributes {
  return version < 6000 ? earlyAttributes(version) : lateAttributes;
}
