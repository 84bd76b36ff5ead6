import { type Bdd, always, type BddManager, never } from '../bdd/manager.ts';
import { composeWord } from '../bdd/compose.ts';

/** Which of two parameters words belong to: their bits are the variables `2 * b + place`. */
export type Place = 0 | 1;

/** The set of one word. */
export function onlyWord(manager: BddManager, value: bigint, width: number, place: Place): Bdd {
  let word = always;
  for (let bit = width - 1; bit >= 0; bit--) {
    const isSet = ((value >> BigInt(bit)) & 1n) === 1n;
    word = manager.node(2 * bit + place, isSet ? never : word, isSet ? word : never);
  }
  return word;
}

/** The set of several words. */
export function theseWords(manager: BddManager, values: readonly bigint[], width: number, place: Place): Bdd {
  return values.reduce((all, value) => manager.or(all, onlyWord(manager, value, width, place)), never);
}

/** The words below `2 ** bits` that are multiples of `2 ** alignment`. */
export function alignedWords(
  manager: BddManager,
  size: { readonly width: number; readonly bits: number; readonly alignment: number },
  place: Place,
): Bdd {
  let set = always;
  for (let bit = size.width - 1; bit >= 0; bit--)
    if (bit >= size.bits || bit < size.alignment) set = manager.node(2 * bit + place, set, never);
  return set;
}

/** A set of words of parameter 0 as a set of words of parameter 1. */
export function asSecond(manager: BddManager, set: Bdd): Bdd {
  return composeWord(manager, [set], (variable) => manager.variable(variable + 1))[0]!;
}

/** Variables of a word. */
export function variablesOf(width: number, place: Place): readonly number[] {
  return Array.from({ length: width }, (_, bit) => 2 * bit + place);
}

/** Words of either set. */
export function union(manager: BddManager, ...sets: readonly Bdd[]): Bdd {
  return sets.reduce((all, one) => manager.or(all, one), never);
}

/** Words of the first set that are not in the second. */
export function without(manager: BddManager, set: Bdd, excluded: Bdd): Bdd {
  return manager.and(set, manager.not(excluded));
}
