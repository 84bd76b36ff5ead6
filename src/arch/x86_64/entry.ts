import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, dualFlag, flag, frame } from '../entry-fields.ts';

/** Since when dirty state of entries that are not writable has a software bit (bit 58), and DEVMAP another one. */
const savedDirty = 6006;

function softwareFields(version: number): readonly EntryField[] {
  if (version < 4005) return [flag('SPECIAL', 9), flag('SPLITTING', 10), flag('SOFT_DIRTY', 11)];
  // _PAGE_UFFD_WP is in 6.1, not in 4.5.
  const second = version < 5007 ? 'SOFTW2' : 'UFFD_WP';
  const fields = [flag('SPECIAL', 9), flag(second, 10), flag('SOFT_DIRTY', 11)];
  return version < savedDirty
    ? [...fields, flag('DEVMAP', 58)]
    : [...fields, flag('DEVMAP', 57), flag('SAVED_DIRTY', 58)];
}

function attributes(version: number, bit7: string): readonly EntryField[] {
  return [
    flag('PRESENT', 0),
    flag('RW', 1),
    flag('USER', 2),
    flag('PWT', 3),
    flag('PCD', 4),
    flag('ACCESSED', 5),
    flag('DIRTY', 6),
    flag(bit7, 7),
    dualFlag('GLOBAL', 'PROTNONE', 8),
    ...softwareFields(version),
    bits('PKEY', 59, 4),
    flag('NX', 63),
  ];
}

const pfn = frame(12, 40);

/** From 4.18 on the offset is stored inverted. */
function swap(version: number): readonly EntryField[] {
  if (version < 4018) return [bits('TYPE', 1, 5), flag('SWP_SOFT_DIRTY', 7), bits('OFFSET', 9, 55)];
  return [
    flag('SWP_SOFT_DIRTY', 1),
    ...(version < 5007 ? [] : [flag('SWP_UFFD_WP', 2)]),
    ...(version < 5019 ? [] : [flag('SWP_EXCLUSIVE', 3)]),
    // Set in entries of huge pages, pmd_swp_entry().
    flag('PSE', 7),
    bits('OFFSET', 9, 50),
    bits('TYPE', 59, 5),
  ];
}

/**
 * Entries of x86-64 with 4 KiB pages, by kernel version. Bit 12 (PAT of a page of 2 MiB) prints as part of the page
 * frame number, and from 4.18 on the number of an entry that is not present prints inverted, as it is stored.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: [...attributes(version, 'PSE'), pfn],
    pte: [...attributes(version, 'PAT'), pfn],
    swap: swap(version),
    source:
      'Intel 64 and IA-32 Architectures SDM, Volume 3A, 4.5 "4-Level Paging and 5-Level Paging"; arch/x86/include/asm/pgtable_types.h',
  };
}
