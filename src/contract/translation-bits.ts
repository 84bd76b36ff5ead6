import type { HelperSet, Level } from './helper-set.ts';

/** What of an entry keeps hardware, or a handler that refills the TLB, from translating through it. */
export interface TranslationBits {
  /** Names of bits that must all be clear. */
  readonly clear: readonly string[];
  /** Names of bits that must all be set. */
  readonly set: readonly string[];
  /** Manual section, or file and function of the handler. */
  readonly source: string;
}

/**
 * By architecture, for huge entries and those of base pages. MIPS and LoongArch refill the TLB from memory as it is, and
 * ask for the page's PRESENT only when it is not VALID there, to make it so.
 */
const bits: Readonly<Record<string, TranslationBits>> = {
  x86_64: {
    clear: ['PRESENT'],
    set: [],
    source: 'Intel SDM Volume 3A, 4.5.4 "Linear-Address Translation with 4-Level Paging": P',
  },
  arm64: {
    clear: ['VALID'],
    set: [],
    source: 'Arm DDI 0487, D8.3 "Translation table descriptor formats": bit 0',
  },
  arm: {
    clear: ['VALID'],
    set: [],
    source: 'ARM DDI 0406C, B3.6 "Long-descriptor translation table format": bit 0',
  },
  s390: {
    clear: [],
    set: ['INVALID'],
    source:
      'z/Architecture Principles of Operation, chapter 3 "Dynamic Address Translation": segment- and page-invalid bit',
  },
  'powerpc-radix': {
    clear: ['PRESENT'],
    set: [],
    source: 'Power ISA 3.0B Book III, 5.7.10 "Radix Tree Translation": V',
  },
  'powerpc-hash': {
    clear: ['PRESENT'],
    set: [],
    source:
      'arch/powerpc/mm/book3s64/hash_utils.c hash_page_mm(): access |= _PAGE_PRESENT; hash_hugepage.c __hash_page_thp()',
  },
  sparc64: {
    clear: ['VALID'],
    set: [],
    source:
      'arch/sparc/include/asm/tsb.h, USER_PGTABLE_CHECK_PMD_HUGE, and arch/sparc/kernel/tsb.S: entries that are not negative are not loaded',
  },
  mips64: {
    clear: ['VALID', 'PRESENT'],
    set: [],
    source: 'arch/mips/mm/tlbex.c build_update_entries(), build_pte_present(), build_make_valid()',
  },
  riscv64: {
    clear: ['V'],
    set: [],
    source: 'RISC-V Privileged Architecture, "Virtual Address Translation Process", step 3: pte.v = 0',
  },
  loongarch64: {
    clear: ['VALID', 'PRESENT'],
    set: [],
    source:
      'arch/loongarch/mm/tlbex.S handle_tlb_refill, handle_tlb_load: _PAGE_PRESENT, then _PAGE_VALID is set',
  },
  arc: { clear: ['PRESENT'], set: [], source: 'arch/arc/mm/tlbex.S EV_TLBMissI, EV_TLBMissD: _PAGE_PRESENT' },
};

/** Positions of the bits of a level, and where they are from; a text when the architecture or a name is not known. */
export function translationBits(
  { architecture, format }: HelperSet,
  level: Level,
): { readonly clear: readonly number[]; readonly set: readonly number[]; readonly source: string } | string {
  const known = bits[architecture];
  if (known === undefined) return 'it is not known which bits the hardware asks for';
  const fields = level === 'pte' ? format.pte : format.pmd;
  const positions = (names: readonly string[]): readonly number[] =>
    names.flatMap((name) => {
      const found = fields.find((field) => field.name === name || field.name.split('/').includes(name));
      return found === undefined ? [] : [found.bit];
    });
  const [clear, set] = [positions(known.clear), positions(known.set)];
  if (clear.length < known.clear.length || set.length < known.set.length)
    return `no bit is called ${[...known.clear, ...known.set].join(', ')} in this version`;
  return { clear, set, source: known.source };
}
