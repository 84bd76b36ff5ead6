import type { BddWord } from './bdd-word.ts';
import { always, type Bdd, type BddManager, never } from './manager.ts';

/** A constant word: the low `width` bits of `value` (two's complement if negative). */
export function constantWord(value: bigint, width: number): BddWord {
  return Array.from({ length: width }, (_, bit) => (((value >> BigInt(bit)) & 1n) === 1n ? always : never));
}

/** Value of a word all bits of which are constant, as unsigned; else undefined. */
export function constantOf(word: BddWord): bigint | undefined {
  let value = 0n;
  for (let bit = word.length - 1; bit >= 0; bit--) {
    const digit = word[bit]!;
    if (digit > always) return undefined;
    value = (value << 1n) | BigInt(digit);
  }
  return value;
}

/** The word whose bit `b` is the variable `first + stride * b`. */
export function variableWord(
  manager: BddManager,
  width: number,
  place: { readonly first: number; readonly stride: number },
): BddWord {
  return Array.from({ length: width }, (_, bit) => manager.variable(place.first + place.stride * bit));
}

/** Bitwise and; both of one width. */
export function andWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  return left.map((bit, index) => manager.and(bit, right[index]!));
}

/** Bitwise or; both of one width. */
export function orWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  return left.map((bit, index) => manager.or(bit, right[index]!));
}

/** Bitwise exclusive or; both of one width. */
export function xorWords(manager: BddManager, left: BddWord, right: BddWord): BddWord {
  return left.map((bit, index) => manager.xor(bit, right[index]!));
}

/** Bitwise negation. */
export function notWord(manager: BddManager, word: BddWord): BddWord {
  return word.map((bit) => manager.not(bit));
}

/** `condition ? then : otherwise`; both words of one width. */
export function iteWord(manager: BddManager, condition: Bdd, then: BddWord, otherwise: BddWord): BddWord {
  if (condition === always) return then;
  if (condition === never) return otherwise;
  return then.map((bit, index) => manager.ite(condition, bit, otherwise[index]!));
}

/** Zero extension to `width` bits. */
export function zext(word: BddWord, width: number): BddWord {
  return Array.from({ length: width }, (_, bit) => word[bit] ?? never);
}

/** Sign extension to `width` bits. */
export function sext(word: BddWord, width: number): BddWord {
  const sign = word.at(-1) ?? never;
  return Array.from({ length: width }, (_, bit) => word[bit] ?? sign);
}

/** The low `width` bits. */
export function trunc(word: BddWord, width: number): BddWord {
  return word.slice(0, width);
}

/** True where the words are equal; both of one width. */
export function equalWords(manager: BddManager, left: BddWord, right: BddWord): Bdd {
  let equal = always;
  // From the top: node numbers then grow from the bottom of the order to its top.
  for (let bit = left.length - 1; bit >= 0 && equal !== never; bit--)
    equal = manager.and(manager.not(manager.xor(left[bit]!, right[bit]!)), equal);
  return equal;
}

/** True where some bit of the word is set. */
export function isNonZero(manager: BddManager, word: BddWord): Bdd {
  return word.reduceRight((any, bit) => manager.or(bit, any), never);
}

/** True where `left` is below `right`, both unsigned and of one width. */
export function isBelow(manager: BddManager, left: BddWord, right: BddWord): Bdd {
  let below = never;
  for (let bit = 0; bit < left.length; bit++) {
    const [a, b] = [left[bit]!, right[bit]!];
    below = manager.ite(a, manager.and(b, below), manager.or(b, below));
  }
  return below;
}

/** Comparisons of words, as LLVM's `icmp` has them: `u` unsigned, `s` signed. */
export type WordPredicate = 'eq' | 'ne' | 'ult' | 'ule' | 'ugt' | 'uge' | 'slt' | 'sle' | 'sgt' | 'sge';

/** Result of a comparison of two words of one width. */
export function compareWords(
  manager: BddManager,
  predicate: WordPredicate,
  left: BddWord,
  right: BddWord,
): Bdd {
  switch (predicate) {
    case 'eq':
      return equalWords(manager, left, right);
    case 'ne':
      return manager.not(equalWords(manager, left, right));
    case 'ult':
      return isBelow(manager, left, right);
    case 'ugt':
      return isBelow(manager, right, left);
    case 'uge':
      return manager.not(isBelow(manager, left, right));
    case 'ule':
      return manager.not(isBelow(manager, right, left));
    case 'slt':
      return isBelow(manager, biased(manager, left), biased(manager, right));
    case 'sgt':
      return isBelow(manager, biased(manager, right), biased(manager, left));
    case 'sge':
      return manager.not(isBelow(manager, biased(manager, left), biased(manager, right)));
    case 'sle':
      return manager.not(isBelow(manager, biased(manager, right), biased(manager, left)));
  }
}

/** The word with its sign inverted: signed order becomes unsigned order. */
function biased(manager: BddManager, word: BddWord): BddWord {
  return word.map((bit, index) => (index === word.length - 1 ? manager.not(bit) : bit));
}
