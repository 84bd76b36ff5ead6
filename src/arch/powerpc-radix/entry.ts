import type { EntryFormat } from '../architecture.ts';
import { flag } from '../entry-fields.ts';
import { fields6012, swapFields } from '../powerpc/entry-fields-6012.ts';

const fields = fields6012([flag('RSV1', 6), flag('RPN0', 12), flag('RPN1', 13), flag('RPN43', 55)]);

/**
 * Entries of powerpc book3s64 radix with 64K pages on 6.12, as `pmd_val()` gives them. A table entry has PRESENT
 * without PTE; the size of its table (5) prints as the low bits EXEC and READ.
 */
export function entryFormat(version: number): EntryFormat {
  return {
    width: 64,
    pmd: fields,
    pte: fields,
    swap: swapFields(version),
    source:
      'Power ISA Version 3.1B Book III, Radix Tree Translation; arch/powerpc/include/asm/book3s/64/pgtable.h, radix.h',
  };
}
