import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import { PAGE_SHIFT } from '../powerpc/entry-word.ts';
import {
  PTE_RPN_MASK,
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_PRESENT,
  PAGE_PRIVILEGED,
  PAGE_PTE,
  PAGE_READ,
  PAGE_WRITE,
} from '../powerpc/bits-6012.ts';

/** Next Level Base of a page directory entry. */
const NLB = 0x0fff_ffff_ffff_ff00n;

const FAULT: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/** A valid entry with the Leaf bit: Encoded Access Authority in the low four bits; writing implies reading. */
function leaf(entry: Entry): Reading {
  const user = (entry & PAGE_PRIVILEGED) === 0n;
  return {
    kind: 'page',
    pfn: (entry & PTE_RPN_MASK) >> PAGE_SHIFT,
    read: user && (entry & (PAGE_READ | PAGE_WRITE)) !== 0n,
    write: user && (entry & PAGE_WRITE) !== 0n,
  };
}

/**
 * The radix walker: bit 0 (IBM numbering; `_PAGE_PRESENT`) is Valid, bit 1 (`_PAGE_PTE`) Leaf, bits 55 and 56
 * Reference and Change. It tests nothing else: `_PAGE_INVALID` is a software bit to it. A leaf without any access
 * authority (`PAGE_NONE`) is a valid translation that permits nothing. Reference and Change are set by atomic
 * updates of the entry in memory; an implementation may interrupt instead (DSISR bit "failed setting of R/C"),
 * and the kernel then sets them, with the same outcome.
 */
export const hardware: EntryReader = {
  source:
    'Power ISA Version 3.1B Book III, Radix Tree Translation (Page Directory Entry, Page Table Entry) and ' +
    '"Setting a Reference or Change Bit or Upgrading Access Authority (PTE Subject to Atomic Hardware Updates)"',
  pmd(entry) {
    if ((entry & PAGE_PRESENT) === 0n) return FAULT;
    if ((entry & PAGE_PTE) !== 0n) return leaf(entry);
    return { kind: 'table', pfn: (entry & NLB) >> PAGE_SHIFT, read: true, write: true };
  },
  pte(entry) {
    const valid = PAGE_PRESENT | PAGE_PTE;
    return (entry & valid) === valid ? leaf(entry) : FAULT;
  },
  setAccessed: (entry) => entry | PAGE_ACCESSED,
  setDirty: (entry) => entry | PAGE_ACCESSED | PAGE_DIRTY,
  needsDirty: (entry) => leaf(entry).write && (entry & PAGE_DIRTY) === 0n,
};
