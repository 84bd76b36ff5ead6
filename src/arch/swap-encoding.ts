import type { Entry } from './entry-helpers.ts';

/**
 * How an architecture writes a swap entry (`swp_entry_t`: type and offset) into a page-table entry: `__swp_entry()` and
 * `__swp_entry_to_pte()`, the same at the PMD level. A migration entry is a swap entry whose offset is a page frame
 * number (include/linux/swapops.h).
 */
export interface SwapEncoding {
  /** Kernel header and version. */
  readonly source: string;
  encode(type: bigint, offset: bigint): Entry;
  /** Number of the swap type; meaningful only for an entry that is neither none nor present. */
  typeOf(entry: Entry): bigint;
  offsetOf(entry: Entry): bigint;
  /** Whether huge migration entries exist: `CONFIG_ARCH_ENABLE_THP_MIGRATION`. */
  readonly hugeMigration: boolean;
}

/** What the layouts that are two bit fields and some constant bits differ in. */
interface SwapFields {
  readonly source: string;
  readonly typeShift: bigint;
  readonly typeBits: bigint;
  readonly offsetShift: bigint;
  readonly offsetBits: bigint;
  /** Bits that are set in every swap entry. */
  readonly constant?: Entry;
  readonly hugeMigration: boolean;
}

/** The encoding of a layout of two bit fields. */
export function swapFields(fields: SwapFields): SwapEncoding {
  const { source, typeShift, typeBits, offsetShift, offsetBits, constant = 0n, hugeMigration } = fields;
  const typeMask = (1n << typeBits) - 1n;
  const offsetMask = (1n << offsetBits) - 1n;
  return {
    source,
    hugeMigration,
    encode: (type, offset) =>
      constant | ((type & typeMask) << typeShift) | ((offset & offsetMask) << offsetShift),
    typeOf: (entry) => (entry >> typeShift) & typeMask,
    offsetOf: (entry) => (entry >> offsetShift) & offsetMask,
  };
}
