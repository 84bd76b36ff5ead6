/**
 * What an exported model does with the rules of its system.
 *
 * `asserted`: a broken rule ends the search. Rules about states are asserted after the actions that may change them,
 * which is what a careful author would write; deadlock is left to the checker.
 *
 * `counted`: nothing ends the search; it counts how often each rule is broken, which states that should be reached
 * are, and which actions are taken, so that all of that can be compared.
 */
export type Observation = 'asserted' | 'counted';

/** What a search of a `counted` model counted. */
export interface Counts {
  readonly states: number;
  readonly transitions: number;
  /** By rule, as in the result of a packed search: transitions with a failed check, and states that break it. */
  readonly broken: ReadonlyMap<number, number>;
  /** Numbers of the `sometimes` that were fulfilled. */
  readonly reached: readonly number[];
  /** Actions that were never taken. */
  readonly neverTaken: readonly number[];
}
