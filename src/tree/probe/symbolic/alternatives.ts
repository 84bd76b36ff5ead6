import type { BddWord } from '../../../bdd/bdd-word.ts';
import { always, type Bdd, type BddManager, never } from '../../../bdd/manager.ts';

/** A value that a word has where a condition holds. */
export interface Alternative {
  /** Unsigned; exact below 2^53. */
  readonly value: number;
  readonly condition: Bdd;
}

/**
 * The values that a word has where `condition`, which is not `never`, holds, in ascending order; their conditions
 * exclude each other. Undefined if there are more than `limit`.
 */
export function alternatives(
  manager: BddManager,
  word: BddWord,
  condition: Bdd,
  limit: number,
): readonly Alternative[] | undefined {
  const found: Alternative[] = [];
  const split = (width: number, value: number, where: Bdd): boolean => {
    for (let bit = width - 1, sum = value; ; bit--) {
      if (bit < 0) {
        found.push({ value: sum, condition: where });
        return found.length <= limit;
      }
      const digit = word[bit]!;
      const isSet = digit <= always ? (digit === never ? never : where) : manager.and(where, digit);
      if (isSet === where) sum += 2 ** bit;
      else if (isSet !== never)
        return split(bit, sum, manager.and(where, manager.not(digit))) && split(bit, sum + 2 ** bit, isSet);
    }
  };
  return split(word.length, 0, condition) ? found : undefined;
}
