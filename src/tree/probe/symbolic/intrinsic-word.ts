import type { BddWord } from '../../../bdd/bdd-word.ts';
import { type Bdd, type BddManager, never } from '../../../bdd/manager.ts';
import { addWithCarry, addWords, subWords } from '../../../bdd/word-arithmetic.ts';
import { bitreverse, bswap, ctlz, ctpop, cttz } from '../../../bdd/word-counts.ts';
import {
  compareWords,
  constantWord,
  isBelow,
  isNonZero,
  iteWord,
  notWord,
  sext,
  zext,
} from '../../../bdd/word-operations.ts';
import { shiftWord } from '../../../bdd/word-shifts.ts';
import type { Intrinsic, Width } from '../../../program/form.ts';
import { binaryWord, type WordBounds } from './binary-word.ts';

/**
 * Results of an intrinsic that only computes, on words of `width` bits. `other` for an intrinsic that does something
 * else; `dear` where the diagrams would be too large.
 */
export function intrinsicWords(
  bounds: WordBounds,
  intrinsic: Intrinsic,
  width: Width,
  args: readonly BddWord[],
): readonly BddWord[] | 'other' | 'dear' {
  const { manager } = bounds;
  const [a = [], b = [], c = []] = args;
  const choose = (condition: Bdd, then: BddWord, otherwise: BddWord): BddWord[] => [
    iteWord(manager, condition, then, otherwise),
  ];
  const zero = constantWord(0n, width);
  switch (intrinsic) {
    case 'ctpop':
      return [ctpop(manager, a)];
    case 'ctlz':
      return [ctlz(manager, a)];
    case 'cttz':
      return [cttz(manager, a)];
    case 'bswap':
      return [bswap(a)];
    case 'bitreverse':
      return [bitreverse(a)];
    case 'abs':
      return choose(a.at(-1) ?? never, subWords(manager, zero, a), a);
    case 'umin':
      return choose(compareWords(manager, 'ult', a, b), a, b);
    case 'umax':
      return choose(compareWords(manager, 'ugt', a, b), a, b);
    case 'smin':
      return choose(compareWords(manager, 'slt', a, b), a, b);
    case 'smax':
      return choose(compareWords(manager, 'sgt', a, b), a, b);
    case 'usub.sat':
      return choose(isBelow(manager, a, b), zero, subWords(manager, a, b));
    case 'uadd.sat': {
      const { sum, carry } = addWithCarry(manager, a, b, never);
      return choose(carry, constantWord(-1n, width), sum);
    }
    case 'fshl':
    case 'fshr':
      return funnel(bounds, intrinsic, width, [a, b, c]);
    case 'uadd.overflow': {
      const { sum, carry } = addWithCarry(manager, a, b, never);
      return [sum, [carry]];
    }
    case 'usub.overflow':
      return [subWords(manager, a, b), [isBelow(manager, a, b)]];
    case 'sadd.overflow':
      return narrowed(manager, width, addWords(manager, sext(a, width + 1), sext(b, width + 1)));
    case 'ssub.overflow':
      return narrowed(manager, width, subWords(manager, sext(a, width + 1), sext(b, width + 1)));
    case 'umul.overflow': {
      const product = binaryWord(bounds, 'mul', 2 * width, zext(a, 2 * width), zext(b, 2 * width));
      return product === undefined
        ? 'dear'
        : [product.slice(0, width), [isNonZero(manager, product.slice(width))]];
    }
    case 'smul.overflow': {
      const product = signedProduct(bounds, width, a, b);
      return product === undefined ? 'dear' : narrowed(manager, width, product);
    }
    default:
      return 'other';
  }
}

/** The low bits of a sum or product that was computed with more, and whether the others are more than its sign. */
function narrowed(manager: BddManager, width: Width, exact: BddWord): readonly BddWord[] {
  const low = exact.slice(0, width);
  const sign = low.at(-1) ?? never;
  const differing = exact.slice(width).map((bit) => manager.xor(bit, sign));
  return [low, [isNonZero(manager, differing)]];
}

/** With 2 * width bits; of magnitudes, since a negative constant would have as many significant bits. */
function signedProduct(bounds: WordBounds, width: Width, a: BddWord, b: BddWord): BddWord | undefined {
  const { manager } = bounds;
  const magnitude = (word: BddWord): BddWord =>
    zext(iteWord(manager, word.at(-1) ?? never, negated(manager, word), word), 2 * width);
  const product = binaryWord(bounds, 'mul', 2 * width, magnitude(a), magnitude(b));
  if (product === undefined) return undefined;
  const isNegative = manager.xor(a.at(-1) ?? never, b.at(-1) ?? never);
  return iteWord(manager, isNegative, negated(manager, product), product);
}

function negated(manager: BddManager, word: BddWord): BddWord {
  return addWords(manager, notWord(manager, word), constantWord(1n, word.length));
}

/** Shifts `a` and `b`, as one word with `a` above, by the amount modulo the width. */
function funnel(
  bounds: WordBounds,
  intrinsic: 'fshl' | 'fshr',
  width: Width,
  [a, b, amount]: readonly [BddWord, BddWord, BddWord],
): readonly BddWord[] | 'dear' {
  const modulo = binaryWord(bounds, 'urem', width, amount, constantWord(BigInt(width), width));
  if (modulo === undefined) return 'dear';
  const both = [...b, ...a];
  const shifted = shiftWord(bounds.manager, intrinsic === 'fshl' ? 'shl' : 'lshr', both, modulo);
  return [intrinsic === 'fshl' ? shifted.slice(width) : shifted.slice(0, width)];
}
