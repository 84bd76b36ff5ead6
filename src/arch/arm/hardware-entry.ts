import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import {
  L_PTE_PRESENT,
  L_PTE_USER,
  L_PTE_YOUNG,
  PAGE_SHIFT,
  PHYS_MASK,
  PMD_MASK,
  PMD_TYPE_MASK,
  PMD_TYPE_SECT,
  PMD_TYPE_TABLE,
  PTE_AP2,
} from './bits.ts';

const fault: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/**
 * A block or page: an access flag of 0 is a fault, and such an entry is not held in a TLB (B3.7 "The Access flag",
 * managed by software); AP[1] permits unprivileged accesses and AP[2] forbids writes ("Access permissions").
 */
function page(entry: Entry, address: Entry): Reading {
  if ((entry & L_PTE_YOUNG) === 0n) return fault;
  const read = (entry & L_PTE_USER) !== 0n;
  return { kind: 'page', pfn: address >> PAGE_SHIFT, read, write: read && (entry & PTE_AP2) === 0n };
}

/**
 * How an ARMv7 walker with the Long-descriptor format reads entries. It never writes them: the kernel leaves
 * SCTLR.HA clear (v7_crval in arch/arm/mm/proc-v7-3level.S), and dirty state is not known to the hardware.
 */
export const hardwareEntry: EntryReader = {
  source:
    'ARM DDI 0406C, B3.6.1 "Long-descriptor translation table format descriptors", B3.7 "Memory access control"',
  pmd(entry) {
    const type = entry & PMD_TYPE_MASK;
    if (type === PMD_TYPE_SECT) return page(entry, entry & PMD_MASK & PHYS_MASK);
    if (type !== PMD_TYPE_TABLE) return fault;
    return { kind: 'table', pfn: (entry & PHYS_MASK) >> PAGE_SHIFT, read: true, write: true };
  },
  pte: (entry) => ((entry & L_PTE_PRESENT) === L_PTE_PRESENT ? page(entry, entry & PHYS_MASK) : fault),
  setAccessed: (entry) => entry,
  setDirty: (entry) => entry,
  needsDirty: () => false,
};
