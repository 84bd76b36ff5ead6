/** Bytes of a slot of a compact table. */
export type SlotBytes = 3 | 4 | 5 | 6 | 8;

/** How many slots a compact table has, and how long they are. */
export interface CompactSize {
  /** 1 or 3. */
  readonly factor: number;
  /** The table has `factor * 2^bits` slots. */
  readonly bits: number;
  readonly slotBytes: SlotBytes;
}

/** Bits of a slot that say how many slots before it the place of its fingerprint is, plus 1; 0 in an empty one. */
export const distanceBits = 7;
/** No entry is so many slots away from its place; slots after the last place, so that no entry has to go around. */
export const mostDistance = 2 ** distanceBits - 1;
/** Distances from here on say that a table is crowded. */
export const crowdedDistance = 2 ** (distanceBits - 1);
/** Bytes after the last slot that code may read. */
const spare = 8;

/** Slots for which there is a fingerprint with its place there. */
export function placesOf({ factor, bits }: CompactSize): number {
  return factor * 2 ** bits;
}

/** Bytes of a table. */
export function tableBytes(size: CompactSize): number {
  return (placesOf(size) + mostDistance) * size.slotBytes + spare;
}

/** Bits of a fingerprint that its place leaves unknown: a slot holds them. */
export function remainderBits(fingerprintBits: number, { bits }: CompactSize): number {
  return fingerprintBits - bits;
}

/** A table with slots as short as fingerprints of so many bits allow; undefined if it is longer than they reach. */
export function compactSize(fingerprintBits: number, factor: number, bits: number): CompactSize | undefined {
  if (bits >= fingerprintBits) return undefined;
  const widths: readonly SlotBytes[] = [3, 4, 5, 6, 8];
  const slotBytes = widths.find((bytes) => 8 * bytes >= fingerprintBits - bits + distanceBits);
  return slotBytes === undefined ? undefined : { factor, bits, slotBytes };
}

/** The next larger table: by a half or by a third. */
export function nextSize(fingerprintBits: number, size: CompactSize, most: number): CompactSize | undefined {
  const { factor, bits, slotBytes } = size;
  const next =
    factor === 1 ? compactSize(fingerprintBits, 3, bits - 1) : compactSize(fingerprintBits, 1, bits + 2);
  if (next === undefined || slotsAside(size, next) <= most) return next;
  // The entries would overtake what they are moved over: slots stay as long as they are.
  return { ...next, slotBytes };
}

/**
 * Slots at the start of a table that have to be set aside before the others can be moved, last ones first, into a
 * larger one at the same address: of those after them an entry's new place begins after its old slot has ended.
 */
export function slotsAside(from: CompactSize, to: CompactSize): number {
  const growth = (placesOf(to) / placesOf(from)) * to.slotBytes;
  const gain = growth - from.slotBytes;
  if (gain <= 0) return Infinity;
  return Math.ceil((mostDistance * growth + from.slotBytes + to.slotBytes) / gain);
}
