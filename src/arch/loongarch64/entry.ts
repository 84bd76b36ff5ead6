import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

function fields(version: number, own: readonly EntryField[]): readonly EntryField[] {
  return [
    // Also ACCESSED.
    flag('VALID', 0),
    flag('DIRTY', 1),
    bits('PLV', 2, 2),
    bits('CACHE', 4, 2),
    flag('PRESENT', 7),
    flag('WRITE', 8),
    flag('MODIFIED', 9),
    flag('PROTNONE', 10),
    flag('SPECIAL', 11),
    ...own,
    // In 6.12, not in 6.1.
    ...(version <= 6001 ? [] : [flag('DEVMAP', 59)]),
    flag('PRESENT_INVALID', 60),
    flag('NO_READ', 61),
    flag('NO_EXEC', 62),
    flag('RPLV', 63),
    frame(14, 34),
  ];
}

/**
 * Entries of loongarch64 with 16 KiB pages, by kernel version. Bit 6 makes a PMD a huge page and a PTE global; VALID is
 * also the accessed state. A table entry is the kernel virtual address of the table, which prints as a pfn and others.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields(version, [flag('HUGE', 6), flag('HGLOBAL', 12)]),
    pte: fields(version, [flag('GLOBAL', 6)]),
    swap: [
      flag('HUGE', 6),
      ...(version <= 6001 ? [bits('TYPE', 16, 8)] : [bits('TYPE', 16, 7), flag('SWP_EXCLUSIVE', 23)]),
      bits('OFFSET', 24, 40),
    ],
    source:
      'LoongArch Reference Manual Volume 1, 5.4 "Multi-level page table structure supported by page walking"; arch/loongarch/include/asm/{pgtable,pgtable-bits}.h',
  };
}
