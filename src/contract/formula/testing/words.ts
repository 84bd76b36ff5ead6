/**
 * Pairs of words to try a formula on: 0, all ones, each of `apart`, single bits and their complements, and then words
 * with few, half or most bits set, the same in each run.
 */
export function wordsOf(
  width: number,
  how: { readonly count: number; readonly apart: readonly bigint[] },
): readonly (readonly [bigint, bigint])[] {
  const all = (1n << BigInt(width)) - 1n;
  let state = 0x2545_f491_4f6c_dd1dn;
  const draw = (): bigint => {
    state ^= (state << 13n) & ((1n << 64n) - 1n);
    state ^= state >> 7n;
    state ^= (state << 17n) & ((1n << 64n) - 1n);
    return state & all;
  };
  const single = Array.from({ length: width }, (_, bit) => 1n << BigInt(bit));
  const apart = [0n, all, ...how.apart, ...single, ...single.map((bit) => all ^ bit)];
  const drawn = Array.from({ length: how.count }, (_, index) => {
    if (index % 3 === 0) return draw();
    return index % 3 === 1 ? draw() & draw() & draw() : draw() | draw() | draw();
  });
  return [...apart, ...drawn].map((word, index) => [word, index % 4 === 0 ? word : draw()]);
}
