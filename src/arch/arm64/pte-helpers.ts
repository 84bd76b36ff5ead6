import type { Entry, ModelVersion, PteHelpers } from '../entry-helpers.ts';
import { attributes, presentInvalid } from './attributes.ts';
import {
  addressMask,
  PAGE_SHIFT,
  pageCopy,
  PTE_CONT,
  PTE_DIRTY,
  PTE_PROT_NONE,
  PTE_RDONLY,
  PTE_USER,
  PTE_VALID,
  PTE_WRITE,
} from './bits.ts';

/**
 * What set_pte_at() of 4.4 and 4.5 stores: in a valid entry (4.4: valid and of the user) RDONLY is derived from
 * write permission and the software dirty bit.
 */
export function setValidReadOnly(version: ModelVersion, entry: Entry): Entry {
  const derived = version === 4004 ? PTE_VALID | PTE_USER : PTE_VALID;
  if ((entry & derived) !== derived) return entry;
  const writable = PTE_WRITE | PTE_DIRTY;
  return (entry & writable) === writable ? entry & ~PTE_RDONLY : entry | PTE_RDONLY;
}

/**
 * PTE helpers of arm64. set_pte_at() of 6.12 (set_ptes() of one entry with CONFIG_ARM64_CONTPTE) drops CONT;
 * folding a full run of 16 entries into a contiguous one, after the last of them, is not described here.
 * Source: arch/arm64/include/asm/pgtable.h.
 */
export function pteHelpers(version: ModelVersion): PteHelpers {
  const mask = addressMask(version);
  return {
    ...attributes(version),
    none: (entry) => entry === 0n,
    bad: () => false,
    present:
      version < 6000
        ? (entry) => (entry & (PTE_VALID | PTE_PROT_NONE)) !== 0n
        : (entry) => (entry & PTE_VALID) !== 0n || presentInvalid(entry),
    pfn: (entry) => (entry & mask) >> PAGE_SHIFT,
    mk_pte: (pfn) => (pfn << PAGE_SHIFT) | pageCopy(version),
    stored:
      version < 6000 ? (_old, entry) => setValidReadOnly(version, entry) : (_old, entry) => entry & ~PTE_CONT,
    cleared: () => 0n,
  };
}
