import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, dualFlag, flag, frame } from '../entry-fields.ts';

function fields(version: number): readonly EntryField[] {
  return [
    flag('V', 0),
    flag('R', 1),
    flag('W', 2),
    flag('X', 3),
    flag('U', 4),
    dualFlag('G', 'PROT_NONE', 5),
    flag('A', 6),
    flag('D', 7),
    flag('SPECIAL', 8),
    // _PAGE_DEVMAP since 6.6; a free software bit before.
    flag(version >= 6006 ? 'DEVMAP' : 'RSW1', 9),
    bits('PBMT', 61, 2),
    flag('N', 63),
    frame(10, 44),
  ];
}

function swap(version: number): readonly EntryField[] {
  // __HAVE_ARCH_PTE_SWP_EXCLUSIVE is in 6.12, not in 6.1.
  return version <= 6001
    ? [bits('TYPE', 6, 5), bits('OFFSET', 11, 53)]
    : [flag('SWP_EXCLUSIVE', 6), bits('TYPE', 7, 5), bits('OFFSET', 12, 52)];
}

/** Entries of riscv64 by kernel version: the same bits at each level; one of R, W, X set makes a leaf. */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields(version),
    pte: fields(version),
    swap: swap(version),
    source:
      'RISC-V Privileged Architecture, "Addressing and Memory Protection" of Sv39, "Svnapot", "Svpbmt"; arch/riscv/include/asm/pgtable-bits.h, pgtable-64.h',
  };
}
