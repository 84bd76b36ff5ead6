import type { EntryField, EntryFormat } from '../architecture.ts';
import { bits, flag, frame } from '../entry-fields.ts';

/** Bit 5, of which there are three: what it is, if anything, moves all bits above. */
function fifthBit(version: number): readonly string[] {
  if (version < 4005) return ['SPLITTING'];
  // CONFIG_ARCH_HAS_PTE_SPECIAL: in 6.1 and 6.12, not in 4.5.
  return version < 5008 ? [] : ['SPECIAL'];
}

function fields(version: number): readonly EntryField[] {
  const names = [
    'PRESENT',
    'WRITE',
    'ACCESSED',
    'MODIFIED',
    'HUGE',
    ...fifthBit(version),
    'NO_EXEC',
    'NO_READ',
    'GLOBAL',
    'VALID',
    'DIRTY',
  ];
  const cache = names.length;
  // PFN_PTE_SHIFT with pages of 16 KiB, whose number has two more zeros.
  const pfn = cache + 5;
  return [...names.map(flag), bits('CACHE', cache, 3), frame(pfn, 64 - pfn)];
}

/**
 * Entries of mips64 release 2 with 16 KiB pages and huge pages, by kernel version. DIRTY and VALID are those of the TLB,
 * which lets write and read without a fault; MODIFIED and ACCESSED are the software state. A table entry is the kernel
 * virtual address of the table, which prints as a pfn and others.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields(version),
    pte: fields(version),
    swap: [
      // __HAVE_ARCH_PTE_SWP_EXCLUSIVE is in 6.12, not in 6.1.
      ...(version <= 6001 ? [bits('TYPE', 16, 8)] : [bits('TYPE', 16, 7), flag('SWP_EXCLUSIVE', 23)]),
      bits('OFFSET', 24, 40),
    ],
    source: 'arch/mips/include/asm/{pgtable-bits,pgtable-64}.h, CONFIG_CPU_HAS_RIXI (4.x: CONFIG_CPU_MIPSR2)',
  };
}
