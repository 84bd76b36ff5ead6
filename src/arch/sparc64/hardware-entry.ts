import type { EntryReader, Reading } from '../../machine/mmu/entry-reader.ts';
import type { Entry } from '../entry-helpers.ts';
import * as bits from './bits.ts';
import { pfn } from './pte-helpers.ts';

const FAULT: Reading = { kind: 'fault', pfn: 0n, read: false, write: false };

/** A translation table entry as the TLB gets it: the entry itself. */
function tte(entry: Entry): Reading {
  if ((entry & bits.PAGE_VALID) === 0n) return FAULT;
  const user = (entry & bits.PAGE_P) === 0n;
  return { kind: 'page', pfn: pfn(entry), read: user, write: user && (entry & bits.PAGE_W) !== 0n };
}

/**
 * The TLB miss handler is software: it walks the tables with the MMU off, tests the huge bit and the sign bit
 * (valid), and loads the entry into the TSB and the TLB. A PMD without the huge bit is taken whole as the
 * physical address of a table, whatever its other bits. Referenced and modified bits are kept by the kernel.
 */
export const hardware: EntryReader = {
  source:
    'arch/sparc/include/asm/tsb.h USER_PGTABLE_WALK_TL1, USER_PGTABLE_CHECK_PMD_HUGE, arch/sparc/kernel/tsb.S ' +
    "tsb_miss_page_table_walk; UltraSPARC User's Manual 6.2 (Translation Table Entry)",
  pmd(entry) {
    if (entry === 0n) return FAULT;
    if ((entry & bits.PAGE_PMD_HUGE) !== 0n) return tte(entry);
    return { kind: 'table', pfn: entry >> bits.PAGE_SHIFT, read: true, write: true };
  },
  pte: tte,
  setAccessed: (entry) => entry,
  setDirty: (entry) => entry,
  needsDirty: () => false,
};
