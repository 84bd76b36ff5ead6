import type { BddWord } from './bdd-word.ts';
import { type BddManager, never } from './manager.ts';
import { addWords } from './word-arithmetic.ts';
import { constantWord, iteWord } from './word-operations.ts';

/** Number of set bits, as a word of the same width. */
export function ctpop(manager: BddManager, word: BddWord): BddWord {
  const width = word.length;
  return word.reduce<BddWord>(
    (sum, bit) => addWords(manager, sum, [bit, ...constantWord(0n, width - 1)]),
    constantWord(0n, width),
  );
}

/** Number of zeros above the highest set bit, as a word of the same width; the width for zero. */
export function ctlz(manager: BddManager, word: BddWord): BddWord {
  const width = word.length;
  return word.reduce<BddWord>(
    (zeros, isSet, bit) => iteWord(manager, isSet, constantWord(BigInt(width - 1 - bit), width), zeros),
    constantWord(BigInt(width), width),
  );
}

/** Number of zeros below the lowest set bit, as a word of the same width; the width for zero. */
export function cttz(manager: BddManager, word: BddWord): BddWord {
  const width = word.length;
  return word.reduceRight<BddWord>(
    (zeros, isSet, bit) => iteWord(manager, isSet, constantWord(BigInt(bit), width), zeros),
    constantWord(BigInt(width), width),
  );
}

/** The bytes in reverse order; the width is a multiple of 8. */
export function bswap(word: BddWord): BddWord {
  return word.map((_, bit) => word[word.length - 8 - (bit & ~7) + (bit & 7)] ?? never);
}

/** The bits in reverse order. */
export function bitreverse(word: BddWord): BddWord {
  return word.toReversed();
}
