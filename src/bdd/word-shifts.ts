import type { BddWord } from './bdd-word.ts';
import { type BddManager, never } from './manager.ts';
import { constantOf, iteWord } from './word-operations.ts';

/** Direction of a shift, as the LLVM instructions of the same names. */
export type ShiftOperator = 'shl' | 'lshr' | 'ashr';

/** Shift by a constant amount; an amount of the width or more gives zero (`ashr`: the sign). */
export function shiftBy(operator: ShiftOperator, word: BddWord, amount: number): BddWord {
  const fill = operator === 'ashr' ? (word.at(-1) ?? never) : never;
  const offset = operator === 'shl' ? -amount : amount;
  return word.map((_, bit) => word[bit + offset] ?? fill);
}

/** Shift by a word of any width, as unsigned; an amount of the width or more gives zero (`ashr`: the sign). */
export function shiftWord(
  manager: BddManager,
  operator: ShiftOperator,
  word: BddWord,
  amount: BddWord,
): BddWord {
  const known = constantOf(amount);
  if (known !== undefined)
    return shiftBy(operator, word, known < BigInt(word.length) ? Number(known) : word.length);
  let shifted = word;
  for (const [bit, isSet] of amount.entries()) {
    // 2^bit is no small number for high bits, but at most the width matters.
    const distance = bit < 16 ? Math.min(1 << bit, word.length) : word.length;
    shifted = iteWord(manager, isSet, shiftBy(operator, shifted, distance), shifted);
  }
  return shifted;
}
