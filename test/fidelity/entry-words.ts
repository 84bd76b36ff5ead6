const allBits = 0xffff_ffff_ffff_ffffn;

/** Single bits of a mask, lowest first. */
export function bitsOf(mask: bigint): readonly bigint[] {
  const bits: bigint[] = [];
  for (let bit = 1n; bit <= mask; bit <<= 1n) if ((mask & bit) !== 0n) bits.push(bit);
  return bits;
}

/** All words made of the given bits: 2^n of them. */
export function combinations(bits: readonly bigint[]): readonly bigint[] {
  let words = [0n];
  for (const bit of bits) words = words.concat(words.map((word) => word | bit));
  return words;
}

/** The same pseudo-random 64-bit words each time: a linear congruential generator (Knuth's MMIX), upper halves. */
export function randomWords(count: number): readonly bigint[] {
  let state = 0x853c_49e6_748f_ea9bn;
  const half = (): bigint => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & allBits;
    return state >> 32n;
  };
  return Array.from({ length: count }, () => (half() << 32n) | half());
}

/** The words with each of the 64 bits flipped in turn. */
export function neighbours(words: readonly bigint[]): readonly bigint[] {
  return words.flatMap((word) => bitsOf(allBits).map((bit) => word ^ bit));
}

/** What a helper makes of an entry, or a question's answer as 0 or 1. */
export type EntryFunction = (entry: bigint) => bigint;

/**
 * The bits that change an outcome differently depending on the others, found by flipping each in a hundred words: for
 * these all combinations must be tried; the others pass through, are moved or do nothing.
 */
export function touchedBits(functions: readonly EntryFunction[], bits: readonly bigint[]): readonly bigint[] {
  const words = randomWords(100);
  const depends = (outcome: EntryFunction, bit: bigint): boolean =>
    new Set(words.map((word) => outcome(word) ^ outcome(word ^ bit))).size > 1;
  return bits.filter((bit) => functions.some((outcome) => depends(outcome, bit)));
}
