import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

/** Bits that had a name before 6.1 and that no helper uses. */
const early: readonly EntryField[] = [flag('WTHRU', 7), flag('SHARED_CODE', 11)];

function fields(version: number): readonly EntryField[] {
  return [
    flag('CACHEABLE', 0),
    flag('EXECUTE', 1),
    flag('WRITE', 2),
    flag('READ', 3),
    flag('ACCESSED', 4),
    flag('DIRTY', 5),
    flag('SPECIAL', 6),
    flag('GLOBAL', 8),
    flag('PRESENT', 9),
    flag('HW_SZ', 10),
    ...(version < 6001 ? early : []),
    frame(13, 19),
  ];
}

/**
 * Entries of arc with the MMU of version 4 and 8 KiB pages, without PAE40. HW_SZ is the size of a huge page; a table
 * entry is the kernel virtual address of the table, which prints as a pfn.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 32,
    pmd: fields(version),
    pte: fields(version),
    swap: [
      bits('TYPE', 0, 5),
      // __HAVE_ARCH_PTE_SWP_EXCLUSIVE is in 6.12, not in 6.1.
      ...(version <= 6001 ? [] : [flag('SWP_EXCLUSIVE', 5)]),
      bits('OFFSET', 13, 19),
    ],
    source: 'arch/arc/include/asm/pgtable-bits-arcv2.h; v4.4 arch/arc/include/asm/pgtable.h',
  };
}
