import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';
import { fields6012, swapFields } from '../powerpc/entry-fields-6012.ts';

/** What differs between the levels: a bit that THP took from another use. */
interface LevelNames {
  /** `THP_HUGE` of a PMD, `4K_PFN` of a PTE. */
  readonly huge: string;
  /** `SPLITTING` of a PMD of v4.4, `SPECIAL` else. */
  readonly special: string;
}

function fields4004(names: LevelNames): readonly EntryField[] {
  return [
    flag('PRESENT', 0),
    flag('USER', 1),
    flag('EXEC', 2),
    flag('GUARDED', 3),
    flag('NO_CACHE', 5),
    flag('WRITETHRU', 6),
    flag('DIRTY', 7),
    flag('ACCESSED', 8),
    flag('RW', 9),
    flag(names.special, 10),
    flag('BUSY', 11),
    bits('HASHPTE', 12, 16),
    flag('COMBO', 28),
    flag(names.huge, 29),
    frame(30, 34),
  ];
}

function fields4005(names: LevelNames): readonly EntryField[] {
  return [
    flag('PTE', 0),
    flag('PRESENT', 1),
    flag('USER', 2),
    flag('EXEC', 3),
    flag('GUARDED', 4),
    flag('NO_CACHE', 5),
    flag('WRITETHRU', 6),
    flag('DIRTY', 7),
    flag('ACCESSED', 8),
    flag('RW', 9),
    flag('HASHPTE', 10),
    flag('BUSY', 11),
    bits('SLOT', 12, 4),
    flag('SPECIAL', 16),
    flag('SOFT_DIRTY', 17),
    flag('COMBO', 18),
    flag(names.huge, 19),
    frame(30, 34),
  ];
}

function hashFields6012(names: LevelNames): readonly EntryField[] {
  return fields6012([flag('BUSY', 6), flag('COMBO', 12), flag(names.huge, 13), flag('HASHPTE', 55)]);
}

function swap4(version: number): readonly EntryField[] {
  const softDirty = version < 4005 ? [] : [flag('SWP_SOFT_DIRTY', 7)];
  return [bits('TYPE', 2, 5), ...softDirty, bits('OFFSET', 30, 34)];
}

/**
 * Entries of powerpc book3s64 hash with 64K pages by kernel version, as `pmd_val()` gives them. A table entry of
 * 4.x is the kernel virtual address of the table, which prints as a large pfn.
 */
export function entryFormat(version: number): EntryFormat {
  const pte: LevelNames = { huge: '4K_PFN', special: 'SPECIAL' };
  if (version < 4005) {
    return {
      width: 64,
      pmd: fields4004({ huge: 'THP_HUGE', special: 'SPLITTING' }),
      pte: fields4004(pte),
      swap: swap4(version),
      source: 'v4.4 arch/powerpc/include/asm/pte-hash64.h, pte-hash64-64k.h, pgtable-ppc64.h',
    };
  }
  const pmd: LevelNames = { ...pte, huge: 'THP_HUGE' };
  const fields = version < 4007 ? fields4005 : hashFields6012;
  return {
    width: 64,
    pmd: fields(pmd),
    pte: fields(pte),
    swap: version < 4007 ? swap4(version) : swapFields(version),
    source: 'arch/powerpc/include/asm/book3s/64/hash.h, hash-64k.h, pgtable.h',
  };
}
