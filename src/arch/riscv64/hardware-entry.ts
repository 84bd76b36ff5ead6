import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import {
  PAGE_ACCESSED,
  PAGE_DIRTY,
  PAGE_EXEC,
  PAGE_LEAF,
  PAGE_PFN_MASK,
  PAGE_PFN_SHIFT,
  PAGE_PRESENT,
  PAGE_READ,
  PAGE_USER,
  PAGE_WRITE,
  pagesPerHugePage,
} from './bits.ts';

/** Bits 63 to 54: reserved without Svnapot and Svpbmt; one of them set is a page fault. */
const reserved = ((1n << 10n) - 1n) << 54n;

const fault: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/** Step 3 of the algorithm: not valid, a reserved bit, or writable but not readable. */
function faults(entry: Entry): boolean {
  return (
    (entry & PAGE_PRESENT) === 0n ||
    (entry & reserved) !== 0n ||
    (entry & (PAGE_READ | PAGE_WRITE)) === PAGE_WRITE
  );
}

function frame(entry: Entry): bigint {
  return (entry & PAGE_PFN_MASK) >> PAGE_PFN_SHIFT;
}

/** Loads and stores of user mode; with sstatus.MXR clear an execute-only page cannot be read. */
function page(entry: Entry): Reading {
  const user = (entry & PAGE_USER) !== 0n;
  return {
    kind: 'page',
    pfn: frame(entry),
    read: user && (entry & PAGE_READ) !== 0n,
    write: user && (entry & PAGE_WRITE) !== 0n,
  };
}

/**
 * How a RISC-V walker reads and updates entries. Of the two schemes that the specification permits for A and D,
 * the model takes that of Svadu: the walker sets A, and D on a write, atomically in memory. 6.12 leaves the
 * choice to the firmware (it does not touch menvcfg.ADUE or henvcfg.ADUE), so both occur.
 */
export const hardwareEntry: EntryReader = {
  source:
    'RISC-V Privileged Architecture, Sv32 "Virtual Address Translation Process", Sv39 "Addressing and Memory Protection", "Svadu"',
  pmd(entry) {
    if (faults(entry)) return fault;
    if ((entry & PAGE_LEAF) === 0n) return { kind: 'table', pfn: frame(entry), read: true, write: true };
    // A misaligned superpage.
    return frame(entry) % pagesPerHugePage === 0n ? page(entry) : fault;
  },
  // A pointer at the last level is a fault.
  pte: (entry) => (faults(entry) || (entry & (PAGE_READ | PAGE_EXEC)) === 0n ? fault : page(entry)),
  setAccessed: (entry) => ((entry & PAGE_PRESENT) === 0n ? entry : entry | PAGE_ACCESSED),
  setDirty: (entry) => ((entry & PAGE_PRESENT) === 0n ? entry : entry | PAGE_ACCESSED | PAGE_DIRTY),
  needsDirty(entry) {
    const writable = PAGE_PRESENT | PAGE_READ | PAGE_WRITE | PAGE_USER;
    return (entry & (writable | PAGE_DIRTY)) === writable;
  },
};
