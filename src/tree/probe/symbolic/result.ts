import type { BddWord } from '../../../bdd/bdd-word.ts';
import type { Bdd } from '../../../bdd/manager.ts';

/**
 * Why a path of a function ends before its return:
 * - `bug`: BUG() or a trap instruction
 * - `undefined`: code that C leaves undefined (`unreachable`, a division by zero)
 * - `unmodelled`: an external, inline assembly, or memory that has no rule or value here
 * - `endless`: a loop that changes nothing, such as one that waits for another CPU
 * - `bound`: it takes too long, or its diagrams grow too large; more is not known of these arguments
 */
export type StopKind = 'bug' | 'undefined' | 'unmodelled' | 'endless' | 'bound';

/** Arguments with which a function does not return. */
export interface Stop {
  /** Where it stops, as a function of the variables of the arguments. */
  readonly condition: Bdd;
  readonly kind: StopKind;
  /** What is in the way, and in which function: `call of panic() in pte_free()`. */
  readonly reason: string;
}

/** Arguments with which a function executes a WARN(); it goes on behind it. */
export interface Warning {
  readonly condition: Bdd;
  readonly reason: string;
}

/** What a function gives, over all values of the variables in its arguments. */
export type SymbolicResult =
  | {
      readonly kind: 'value';
      /** The first result, as wide as the function has it; no bits for none. Without meaning where a stop holds. */
      readonly word: BddWord;
      /** Conditions exclude each other, and do not hold everywhere; mostly there is none. */
      readonly stops: readonly Stop[];
      readonly warnings: readonly Warning[];
    }
  /** No arguments let it return: the conditions of the stops together are always true. */
  | { readonly kind: 'stopped'; readonly reason: string; readonly stops: readonly Stop[] };
