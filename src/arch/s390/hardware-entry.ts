import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import {
  PAGE_INVALID,
  PAGE_LARGE,
  PAGE_MASK,
  PAGE_PROTECT,
  PAGE_SHIFT,
  SEGMENT_ENTRY_INVALID,
  SEGMENT_ENTRY_LARGE,
  SEGMENT_ENTRY_ORIGIN,
  SEGMENT_ENTRY_ORIGIN_LARGE,
  SEGMENT_ENTRY_PROTECT,
  SEGMENT_ENTRY_TYPE_MASK,
} from './bits.ts';

const fault: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/**
 * How dynamic address translation reads entries, with enhanced DAT facility 1 (format control). An entry that is
 * valid permits reading; DAT protection forbids stores, in a segment-table entry for the whole segment. References
 * and changes are recorded in the storage key of the page frame, never in the entry, so entries are never written
 * by the hardware except by the instructions that invalidate them. A wrong table type, or bit 52 of a page-table
 * entry, is a translation-specification exception: a fault here. The access-control field of a large entry is not
 * used (its validity bit, bit 47, is zero), so its bits are the kernel's.
 */
export const hardwareEntry: EntryReader = {
  source:
    'z/Architecture Principles of Operation (SA22-7832), chapter 3: "Dynamic Address Translation", "Segment-Table Entries", "Page-Table Entries", "Storage Key"',
  pmd(entry) {
    if ((entry & (SEGMENT_ENTRY_INVALID | SEGMENT_ENTRY_TYPE_MASK)) !== 0n) return fault;
    const write = (entry & SEGMENT_ENTRY_PROTECT) === 0n;
    const large = (entry & SEGMENT_ENTRY_LARGE) !== 0n;
    const address = entry & (large ? SEGMENT_ENTRY_ORIGIN_LARGE : SEGMENT_ENTRY_ORIGIN);
    return { kind: large ? 'page' : 'table', pfn: address >> PAGE_SHIFT, read: true, write };
  },
  pte(entry) {
    if ((entry & (PAGE_INVALID | PAGE_LARGE)) !== 0n) return fault;
    const write = (entry & PAGE_PROTECT) === 0n;
    return { kind: 'page', pfn: (entry & PAGE_MASK) >> PAGE_SHIFT, read: true, write };
  },
  setAccessed: (entry) => entry,
  setDirty: (entry) => entry,
  needsDirty: () => false,
};
