import type { EntryField, EntryFormat } from '../../../arch/architecture.ts';
import { flag, frame } from '../../../arch/entry-fields.ts';

function sameAtBothLevels(width: 32 | 64, fields: readonly EntryField[]): EntryFormat {
  return { width, pmd: fields, pte: fields, source: 'made up for the test' };
}

function flags(bits: Readonly<Record<string, number>>): readonly EntryField[] {
  return Object.entries(bits).map(([name, bit]) => flag(name, bit));
}

const invalidPteTable = 0x9000_0000_01a3_0000n;
/** Addresses with a name. */
export const tables = new Map([[invalidPteTable, 'invalid_pte_table']]);

/** Entries as those of mips64. */
export const mips64 = sameAtBothLevels(64, [
  ...flags({
    PRESENT: 0,
    NO_READ: 1,
    WRITE: 2,
    ACCESSED: 3,
    MODIFIED: 4,
    HUGE: 5,
    GLOBAL: 8,
    VALID: 9,
    DIRTY: 10,
  }),
  frame(15, 49),
]);

/** Entries as those of loongarch64. */
export const loongarch64 = sameAtBothLevels(64, [
  ...flags({ VALID: 0, DIRTY: 1, HUGE: 6, PRESENT: 7, WRITE: 8, MODIFIED: 9, PROTNONE: 10, HGLOBAL: 12 }),
  frame(14, 34),
  ...flags({ PRESENT_INVALID: 60, NO_READ: 61, NO_EXEC: 62 }),
]);

/** Entries as those of arc. */
export const arc = sameAtBothLevels(32, [
  ...flags({
    CACHEABLE: 0,
    EXECUTE: 1,
    WRITE: 2,
    READ: 3,
    ACCESSED: 4,
    DIRTY: 5,
    GLOBAL: 8,
    PRESENT: 9,
    HW_SZ: 10,
  }),
  frame(13, 19),
]);
