import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import {
  outputAddress,
  PAGE_SHIFT,
  PMD_MASK,
  PMD_TYPE_MASK,
  PMD_TYPE_SECT,
  PMD_TYPE_TABLE,
  PTE_AF,
  PTE_DBM,
  PTE_RDONLY,
  PTE_TYPE_PAGE,
  PTE_USER,
  PTE_VALID,
} from './bits.ts';

const fault: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/** Permissions of a block or page for unprivileged accesses; DBM makes RDONLY mean clean. */
function page(entry: Entry, address: Entry): Reading {
  const read = (entry & PTE_USER) !== 0n;
  const write = read && ((entry & PTE_RDONLY) === 0n || (entry & PTE_DBM) !== 0n);
  return { kind: 'page', pfn: address >> PAGE_SHIFT, read, write };
}

/**
 * How an Armv8.1 walker reads and updates entries: FEAT_HAFDBS with TCR_EL1.HA and HD set, as the kernels with
 * CONFIG_ARM64_HW_AFDBM do where the CPU has it (4.x: arch/arm64/mm/proc.S; 6.12: proc.S and cpufeature.c).
 * An access flag of 0 is thus not a fault: the walker sets it before it caches the entry. FEAT_HAFT (access flags
 * of tables) is not used by these kernels, nor is FEAT_BBM.
 */
export const hardwareEntry: EntryReader = {
  source:
    'Arm DDI 0487, D8.3 "Translation table descriptor formats", D8.4 "Memory access control", D8.5 "Hardware updates to the translation tables"',
  pmd(entry) {
    const type = entry & PMD_TYPE_MASK;
    if (type === PMD_TYPE_SECT) return page(entry, entry & outputAddress & PMD_MASK);
    if (type !== PMD_TYPE_TABLE) return fault;
    return { kind: 'table', pfn: (entry & outputAddress) >> PAGE_SHIFT, read: true, write: true };
  },
  pte: (entry) => ((entry & PTE_TYPE_PAGE) === PTE_TYPE_PAGE ? page(entry, entry & outputAddress) : fault),
  setAccessed: (entry) => ((entry & PTE_VALID) === 0n ? entry : entry | PTE_AF),
  setDirty: (entry) =>
    (entry & (PTE_VALID | PTE_DBM)) === (PTE_VALID | PTE_DBM) ? entry & ~PTE_RDONLY : entry,
  needsDirty(entry) {
    const clean = PTE_VALID | PTE_USER | PTE_DBM | PTE_RDONLY;
    return (entry & clean) === clean;
  },
};
