import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_PAT_LARGE,
  PAGE_PRESENT,
  PAGE_PSE,
  PAGE_RW,
  PAGE_SHIFT,
  PAGE_USER,
  PHYSICAL_PMD_PAGE_MASK,
  PTE_PFN_MASK,
} from './bits.ts';

const fault: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/** The address field: 52 bits, the most that the architecture allows (MAXPHYADDR). */
const addressField = PTE_PFN_MASK(6012);
const hugeAddressField = PHYSICAL_PMD_PAGE_MASK(6012);
/** Bits 20 to 13 of an entry for a page of 2 MiB: a set one is a page fault. */
const reserved = addressField & ~hugeAddressField & ~PAGE_PAT_LARGE;

/** Reading needs U/S, writing R/W too (CR0.WP concerns supervisor accesses only). */
function reading(kind: 'table' | 'page', entry: Entry, address: bigint): Reading {
  const read = (entry & PAGE_USER) !== 0n;
  const write = read && (entry & PAGE_RW) !== 0n;
  return { kind, pfn: address >> PAGE_SHIFT, read, write };
}

/**
 * How the walker of 4-level paging reads and updates entries. A is set in every entry that a translation uses, D in
 * the one that maps the page, before a write; both by locked updates of the entry in memory, and never in an entry
 * that is not present (but for the erratum that 6.12 calls PAGE_KNL_ERRATUM_MASK). PROT_NONE means nothing to it.
 */
export const hardwareEntry: EntryReader = {
  source:
    'Intel 64 and IA-32 Architectures SDM, Volume 3A, 4.5 "4-Level Paging and 5-Level Paging", 4.6 "Access Rights", 4.8 "Accessed and Dirty Flags"',
  pmd(entry) {
    if ((entry & PAGE_PRESENT) === 0n) return fault;
    if ((entry & PAGE_PSE) === 0n) return reading('table', entry, entry & addressField);
    return (entry & reserved) === 0n ? reading('page', entry, entry & hugeAddressField) : fault;
  },
  pte: (entry) => ((entry & PAGE_PRESENT) === 0n ? fault : reading('page', entry, entry & addressField)),
  setAccessed: (entry) => ((entry & PAGE_PRESENT) === 0n ? entry : entry | PAGE_ACCESSED),
  setDirty: (entry) => ((entry & PAGE_PRESENT) === 0n ? entry : entry | PAGE_ACCESSED | PAGE_DIRTY),
  needsDirty(entry) {
    const writable = PAGE_PRESENT | PAGE_RW | PAGE_USER;
    return (entry & (writable | PAGE_DIRTY)) === writable;
  },
};
