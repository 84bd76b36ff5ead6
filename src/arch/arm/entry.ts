import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

/** Bits that both levels have under the same names. */
const attributes: readonly EntryField[] = [
  bits('AttrIndx', 2, 3),
  flag('NS', 5),
  flag('AP1', 6),
  flag('AP2', 7),
  bits('SH', 8, 2),
  flag('AF', 10),
  flag('nG', 11),
  flag('CONT', 52),
  flag('PXN', 53),
  flag('XN', 54),
  flag('DIRTY', 55),
];

const software: readonly EntryField[] = [flag('NONE', 57), flag('RDONLY', 58)];
const pfn = frame(12, 28);

/** Swap entries; those of a PTE only, as huge pages do not migrate. */
function swap(version: number): readonly EntryField[] {
  // __HAVE_ARCH_PTE_SWP_EXCLUSIVE is in 6.12, not in 6.1.
  return version <= 6001
    ? [bits('TYPE', 2, 5), bits('OFFSET', 7, 25)]
    : [bits('TYPE', 2, 5), flag('SWP_EXCLUSIVE', 7), bits('OFFSET', 8, 24)];
}

/**
 * Entries of arm with LPAE, from 4.4 to 6.12 the same but for the splitting bit: of a PMD, VALID without TABLE is a section (a huge page);
 * of a PTE, bit 1 (PAGE) must be set. AP1: user; AP2: read-only for the hardware.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: [
      flag('VALID', 0),
      flag('TABLE', 1),
      ...attributes,
      ...(version < 4005 ? [flag('SPLITTING', 56)] : []),
      ...software,
      pfn,
    ],
    pte: [flag('VALID', 0), flag('PAGE', 1), ...attributes, flag('SPECIAL', 56), ...software, pfn],
    swap: swap(version),
    source:
      'ARM DDI 0406C, B3.6 "Long-descriptor translation table format"; arch/arm/include/asm/pgtable-3level.h, pgtable-3level-hwdef.h',
  };
}
