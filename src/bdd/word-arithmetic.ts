import type { BddWord } from './bdd-word.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';
import { constantOf, constantWord, isBelow, iteWord, notWord, zext } from './word-operations.ts';
import { shiftBy } from './word-shifts.ts';

/** Sum with a carry in, modulo 2^width, with the carry out; both of one width. */
export function addWithCarry(
  manager: BddManager,
  left: BddWord,
  right: BddWord,
  carryIn: Bdd,
): { readonly sum: BddWord; readonly carry: Bdd } {
  let carry = carryIn;
  const sum = left.map((a, bit) => {
    const b = right[bit]!;
    const half = manager.xor(a, b);
    const digit = manager.xor(half, carry);
    carry = manager.ite(half, carry, a);
    return digit;
  });
  return { sum, carry };
}

/** Sum modulo 2^width; both of one width. */
export function addWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  return addWithCarry(manager, left, right, never).sum;
}

/** Difference modulo 2^width; both of one width. */
export function subWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  return addWithCarry(manager, left, notWord(manager, right), always).sum;
}

/** Product modulo 2^width; both of one width. A constant factor is cheap; two that are not can be very dear. */
export function mulWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  const [factor, word] = constantOf(left) === undefined ? [right, left] : [left, right];
  let product = constantWord(0n, word.length);
  for (const [bit, isSet] of factor.entries()) {
    if (isSet === never) continue;
    const part = shiftBy('shl', word, bit).map((digit) => manager.and(digit, isSet));
    product = addWords(manager, product, part);
  }
  return product;
}

/** Quotient and remainder of words. */
export interface Division {
  readonly quotient: BddWord;
  readonly remainder: BddWord;
}

/**
 * Unsigned division; both of one width. Where the divisor is zero the quotient is all ones and the remainder the
 * dividend: the caller decides what such a division means.
 */
export function divideUnsigned(manager: BddManager, dividend: BddWord, divisor: BddWord): Division {
  const width = dividend.length;
  const known = constantOf(divisor);
  if (known !== undefined && known > 0n && (known & (known - 1n)) === 0n) {
    const shift = known.toString(2).length - 1;
    return { quotient: shiftBy('lshr', dividend, shift), remainder: zext(dividend.slice(0, shift), width) };
  }
  // Long division, one bit wider so that the remainder shifted left never overflows.
  const wide = zext(divisor, width + 1);
  let remainder = constantWord(0n, width + 1);
  const quotient: Bdd[] = Array.from({ length: width }, () => never);
  for (let bit = width - 1; bit >= 0; bit--) {
    remainder = [dividend[bit]!, ...remainder.slice(0, width)];
    const fits = manager.not(isBelow(manager, remainder, wide));
    quotient[bit] = fits;
    remainder = iteWord(manager, fits, subWords(manager, remainder, wide), remainder);
  }
  return { quotient, remainder: remainder.slice(0, width) };
}

/** Signed division towards zero; both of one width. The remainder has the sign of the dividend, as in C. */
export function divideSigned(manager: BddManager, dividend: BddWord, divisor: BddWord): Division {
  const [negative, other] = [dividend.at(-1) ?? never, divisor.at(-1) ?? never];
  const magnitudes = divideUnsigned(
    manager,
    negateWhere(manager, negative, dividend),
    negateWhere(manager, other, divisor),
  );
  return {
    quotient: negateWhere(manager, manager.xor(negative, other), magnitudes.quotient),
    remainder: negateWhere(manager, negative, magnitudes.remainder),
  };
}

function negateWhere(manager: BddManager, condition: Bdd, word: BddWord): BddWord {
  if (condition === never) return word;
  return iteWord(manager, condition, subWords(manager, constantWord(0n, word.length), word), word);
}
