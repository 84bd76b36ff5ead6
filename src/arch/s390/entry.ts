import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

/** By then READ and WRITE have changed places and instruction-execution protection is known; 4.5 is before both. */
const reordered = 6001;

function segment(version: number): readonly EntryField[] {
  const [first, second] = version < reordered ? (['WRITE', 'READ'] as const) : (['READ', 'WRITE'] as const);
  return [
    flag(first, 0),
    flag(second, 1),
    bits('TT', 2, 2),
    flag('COMMON', 4),
    flag('INVALID', 5),
    ...(version < reordered ? [] : [flag('NOEXEC', 8)]),
    flag('PROTECT', 9),
    flag('LARGE', 10),
    ...(version < 4005 ? [flag('SPLIT', 11)] : []),
    flag('YOUNG', 12),
    flag('DIRTY', 13),
    flag('SOFT_DIRTY', 14),
    bits('SFAA', 20, 44),
  ];
}

/** A region-third-table entry, which the kernel calls PUD; READ and WRITE have their places of 4.x longer than in a PMD. */
function region(version: number): readonly EntryField[] {
  const [first, second] = version <= 6001 ? (['WRITE', 'READ'] as const) : (['READ', 'WRITE'] as const);
  return [
    flag(first, 0),
    flag(second, 1),
    bits('TT', 2, 2),
    flag('INVALID', 5),
    bits('TF', 6, 2),
    flag('NOEXEC', 8),
    flag('PROTECT', 9),
    flag('LARGE', 10),
    flag('YOUNG', 12),
    flag('DIRTY', 13),
    flag('SOFT_DIRTY', 14),
    bits('RFAA', 31, 33),
  ];
}

function swap(version: number): readonly EntryField[] {
  return [
    bits('TYPE', 2, 5),
    flag('PROTECT', 9),
    flag('INVALID', 10),
    // In 6.1, not in 4.5.
    ...(version < 5019 ? [] : [flag('SWP_EXCLUSIVE', 11)]),
    bits('OFFSET', 12, 52),
  ];
}

function page(version: number): readonly EntryField[] {
  return [
    flag('PRESENT', 0),
    flag('SOFT_DIRTY', 1),
    flag('YOUNG', 2),
    flag('DIRTY', 3),
    flag('READ', 4),
    flag('WRITE', 5),
    flag('SPECIAL', 6),
    flag('UNUSED', 7),
    ...(version < reordered ? [] : [flag('NOEXEC', 8)]),
    flag('PROTECT', 9),
    flag('INVALID', 10),
    flag('LARGE', 11),
    frame(12, 52),
  ];
}

/**
 * Entries of s390, by kernel version. At the PMD level these are segment-table entries as they are when LARGE (SFAA:
 * bits 63 to 20 of the address, in units of 1 MiB); bits 19 to 11 of the address of a page table print as software
 * bits, or as `other`.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: segment(version),
    pte: page(version),
    // Huge pages of the PUD level are not made by the kernel of 4.x.
    ...(version < reordered ? {} : { pud: region(version) }),
    swap: swap(version),
    source:
      'z/Architecture Principles of Operation (SA22-7832), chapter 3 "Dynamic Address Translation"; arch/s390/include/asm/pgtable.h',
  };
}
