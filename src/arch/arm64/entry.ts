import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, dualFlag, flag, frame } from '../entry-fields.ts';

/** Since when PROT_NONE and PRESENT_INVALID are one bit, nG of an entry that is not valid (bit 11). */
const presentInvalidIsNotGlobal = 6011;

function fields(version: number, table: string): readonly EntryField[] {
  const later = version >= presentInvalidIsNotGlobal;
  return [
    flag('VALID', 0),
    flag(table, 1),
    bits('AttrIndx', 2, 3),
    flag('NS', 5),
    flag('USER', 6),
    flag('RDONLY', 7),
    bits('SH', 8, 2),
    flag('AF', 10),
    later ? dualFlag('nG', 'PRESENT_INVALID', 11) : flag('nG', 11),
    flag('GP', 50),
    flag('DBM', 51),
    flag('CONT', 52),
    flag('PXN', 53),
    flag('UXN', 54),
    flag('DIRTY', 55),
    flag('SPECIAL', 56),
    flag('DEVMAP', 57),
    flag(later ? 'UFFD_WP' : 'PROT_NONE', 58),
    ...(later ? [] : [flag('PRESENT_INVALID', 59)]),
    // PTE_PO_IDX_0 to 2, the permission overlay; in 6.12, not in 6.1.
    ...(version < 6012 ? [] : [bits('POIndex', 60, 3)]),
    frame(12, 36),
  ];
}

function swap(version: number): readonly EntryField[] {
  if (version >= presentInvalidIsNotGlobal)
    return [flag('SWP_EXCLUSIVE', 2), flag('SWP_UFFD_WP', 3), bits('TYPE', 6, 5), bits('OFFSET', 12, 50)];
  // Since 5.19; 6.1 has it, 4.5 has not.
  if (version >= 5019) return [flag('SWP_EXCLUSIVE', 2), bits('TYPE', 3, 5), bits('OFFSET', 8, 50)];
  return [bits('TYPE', 2, 6), bits('OFFSET', 8, 50)];
}

/**
 * Entries of arm64 with 4 KiB pages and 48-bit addresses, by kernel version. DBM is the kernel's PTE_WRITE; of a
 * PMD, VALID without TABLE is a block (a huge page); of a PTE, bit 1 (PAGE) must be set.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields(version, 'TABLE'),
    pte: fields(version, 'PAGE'),
    swap: swap(version),
    source:
      'Arm DDI 0487, D8.3 "Translation table descriptor formats"; arch/arm64/include/asm/pgtable-hwdef.h, pgtable-prot.h',
  };
}
