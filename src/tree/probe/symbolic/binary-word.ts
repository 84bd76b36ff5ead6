import { support } from '../../../bdd/assignments.ts';
import type { BddWord } from '../../../bdd/bdd-word.ts';
import { always, type Bdd, type BddManager, never } from '../../../bdd/manager.ts';
import { divideSigned, divideUnsigned } from '../../../bdd/word-arithmetic.ts';
import { andWords, notWord, orWords, xorWords, zext } from '../../../bdd/word-operations.ts';
import { shiftBy, shiftWord } from '../../../bdd/word-shifts.ts';
import { evaluate } from '../../../program/evaluate.ts';
import type { BinaryOperator, Operand, Width } from '../../../program/form.ts';

/** Whether every bit is the same for all arguments. */
export function isConstantWord(word: BddWord): boolean {
  for (const bit of word) if (bit > always) return false;
  return true;
}

/** A constant word of at most 64 bits as an operand. */
function operandOf(word: BddWord): Operand {
  let [lo, hi] = [0, 0];
  for (let bit = Math.min(word.length, 32) - 1; bit >= 0; bit--) lo = (lo << 1) | word[bit]!;
  for (let bit = word.length - 1; bit >= 32; bit--) hi = (hi << 1) | word[bit]!;
  return { kind: 'constant', width: word.length, lo, hi };
}

function folded(operator: BinaryOperator, width: Width, left: BddWord, right: BddWord): BddWord | undefined {
  if (width > 64 || !isConstantWord(left) || !isConstantWord(right)) return undefined;
  const result = evaluate({ op: 'binary', operator, width, left: operandOf(left), right: operandOf(right) });
  if (result?.kind !== 'constant') return undefined;
  return left.map((_, bit) => (bit < 32 ? result.lo >>> bit : result.hi >>> (bit - 32)) & 1);
}

/** Where words are computed, and how many nodes its diagrams may have in all. */
export interface WordBounds {
  readonly manager: BddManager;
  readonly nodes: number;
}

/**
 * The result of a binary operation on two words of `width` bits; a shift by the width or more gives zero (`ashr`: the
 * sign), a division by zero gives anything. Undefined where the diagrams are or would be too large: of a product or
 * quotient of two words that depend on many variables, or a sum of words in an order of variables that is bad for it.
 */
export function binaryWord(
  bounds: WordBounds,
  operator: BinaryOperator,
  width: Width,
  left: BddWord,
  right: BddWord,
): BddWord | undefined {
  const constant = folded(operator, width, left, right);
  if (constant !== undefined) return constant;
  const { manager } = bounds;
  switch (operator) {
    case 'and':
      return andWords(manager, left, right);
    case 'or':
      return orWords(manager, left, right);
    case 'xor':
      return xorWords(manager, left, right);
    case 'add':
      return sum(bounds, left, right, never);
    case 'sub':
      return sum(bounds, left, notWord(manager, right), always);
    case 'shl':
    case 'lshr':
    case 'ashr':
      return shiftWord(manager, operator, left, right);
    case 'mul':
      return product(bounds, left, right);
    case 'udiv':
      return isCheap(manager, left, right) ? divideUnsigned(manager, left, right).quotient : undefined;
    case 'urem':
      return isCheap(manager, left, right) ? divideUnsigned(manager, left, right).remainder : undefined;
    case 'sdiv':
      return isCheap(manager, left, right) ? divideSigned(manager, left, right).quotient : undefined;
    case 'srem':
      return isCheap(manager, left, right) ? divideSigned(manager, left, right).remainder : undefined;
  }
}

/** Digit by digit: a sum that grows too large does so before the last one. */
function sum(
  { manager, nodes }: WordBounds,
  left: BddWord,
  right: BddWord,
  carryIn: Bdd,
): BddWord | undefined {
  const digits: Bdd[] = [];
  let carry = carryIn;
  for (const [at, a] of left.entries()) {
    const half = manager.xor(a, right[at] ?? never);
    digits.push(manager.xor(half, carry));
    carry = manager.ite(half, carry, a);
    if (manager.nodes > nodes) return undefined;
  }
  return digits;
}

/** Partial product by partial product, as {@link sum}. */
function product(bounds: WordBounds, left: BddWord, right: BddWord): BddWord | undefined {
  const { manager } = bounds;
  if (isConstantWord(left) && !isConstantWord(right)) return product(bounds, right, left);
  const zero = zext([], left.length);
  const opposite = sum(bounds, zero, notWord(manager, right), always);
  // A small negative factor has ones in all high bits.
  if (isConstantWord(right) && opposite !== undefined && significantBits(opposite) < significantBits(right)) {
    const negative = product(bounds, left, opposite);
    return negative && sum(bounds, zero, notWord(manager, negative), always);
  }
  let total: BddWord | undefined = zero;
  for (const [bit, isSet] of right.entries()) {
    if (isSet === never) continue;
    const part = shiftBy('shl', left, bit).map((digit) => manager.and(digit, isSet));
    total = sum(bounds, total, part, never);
    if (total === undefined) return undefined;
  }
  return total;
}

/** Significant bits of a constant divisor up to which a quotient is computed. */
const fewBits = 10;

/** Variables that dividend and divisor depend on, up to which a quotient is computed. */
const fewVariables = 14;

/**
 * Whether a quotient has small diagrams. With a divisor of n significant bits they are up to 2^n nodes wide, which is
 * the remainder that is carried from one digit to the next; otherwise no better bound is known than the number of
 * assignments.
 */
function isCheap(manager: BddManager, dividend: BddWord, divisor: BddWord): boolean {
  if (isConstantWord(divisor) && significantBits(divisor) <= fewBits) return true;
  return support(manager, ...dividend, ...divisor).length <= fewVariables;
}

/** From the lowest to the highest bit that is not zero. */
function significantBits(word: BddWord): number {
  return word.findLastIndex((bit) => bit !== never) - word.findIndex((bit) => bit !== never) + 1;
}
