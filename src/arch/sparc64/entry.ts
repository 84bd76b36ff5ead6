import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

function fields(own: readonly EntryField[]): readonly EntryField[] {
  return [
    flag('VALID', 63),
    bits('SZ', 61, 2),
    flag('NFO', 60),
    flag('IE', 59),
    bits('SOFT2', 50, 6),
    flag('RES1', 49),
    flag('SZ2', 48),
    flag('SN', 47),
    bits('RES2', 43, 4),
    ...own,
    flag('W', 1),
    flag('P', 2),
    flag('E', 3),
    flag('CV', 4),
    flag('CP', 5),
    flag('L', 6),
    flag('PRESENT', 7),
    flag('WRITE', 8),
    flag('READ', 9),
    flag('ACCESSED', 10),
    flag('MODIFIED', 11),
    flag('EXEC', 12),
    frame(13, 30),
  ];
}

/**
 * Entries of sparc64 in the sun4u layout, the same from v4.4 to v6.12. `_PAGE_SPECIAL` of a huge PMD is the
 * splitting bit up to v4.4.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields([flag('PMD_HUGE', 56), flag(version < 4005 ? 'SPLITTING' : 'SPECIAL', 57)]),
    pte: fields([flag('PMD_HUGE', 56), flag('SPECIAL', 57)]),
    swap: [
      // __HAVE_ARCH_PTE_SWP_EXCLUSIVE is in 6.12, not in 6.1.
      ...(version <= 6001 ? [bits('TYPE', 13, 8)] : [bits('TYPE', 13, 7), flag('SWP_EXCLUSIVE', 20)]),
      bits('OFFSET', 21, 43),
    ],
    source: "arch/sparc/include/asm/pgtable_64.h; UltraSPARC User's Manual 6.2",
  };
}
