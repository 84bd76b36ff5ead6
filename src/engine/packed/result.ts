import type { RuleId } from '../../transition/form.ts';

/** Where a packed search stops although there is more to explore. An absent limit does not bind. */
export interface PackedLimits {
  /** Distinct states stored. */
  readonly states?: number | undefined;
  /** Bytes of linear memory: states, table of states, buffers, tables of the system. At most 4 GiB. */
  readonly bytes?: number | undefined;
  /** Actions of one trace. */
  readonly depth?: number | undefined;
}

/** Name of a limit that bound. */
export type PackedLimitName = keyof PackedLimits;

/** How far a packed search has come. */
export interface PackedProgress {
  /** States stored. */
  readonly states: number;
  /** States whose successors are known. */
  readonly expanded: number;
  readonly transitions: number;
  readonly depth: number;
}

/** Options of {@link explorePacked}. */
export interface PackedOptions {
  readonly limits?: PackedLimits | undefined;
  /** Called about every 2^16 expanded states, and at the end of every layer that long. */
  readonly onProgress?: ((progress: PackedProgress) => void) | undefined;
}

/** A rule that some trace breaks. */
export interface BrokenInSearch {
  readonly rule: RuleId;
  /** Transitions with a failed `check` of the rule, and states that break it. */
  readonly count: number;
  /**
   * Numbers of the actions from the initial state on, as few as possible. If a `check` fails, it is one of the
   * last action; otherwise the state at the end breaks an invariant, a final condition or is a deadlock.
   */
  readonly trace: readonly number[];
}

/** What a breadth-first search of all states found. Depends on nothing but the system and the limits. */
export interface PackedResult {
  readonly outcome:
    { readonly kind: 'complete' } | { readonly kind: 'bounded'; readonly limit: PackedLimitName };
  /** Distinct states stored; invariants, finals, deadlock and `sometimes` were evaluated in each. */
  readonly states: number;
  /** Pairs of an expanded state and an action enabled in it. */
  readonly transitions: number;
  /** Actions from the initial state to the states farthest from it. */
  readonly depth: number;
  /** Bytes of linear memory by states (for the reference: of packed states alone). */
  readonly bytesPerState: number;
  /** 32-bit words of a packed state. */
  readonly wordsPerState: number;
  /** By rule, ascending. Exploration goes on through a broken rule. */
  readonly broken: readonly BrokenInSearch[];
  /** For each `sometimes` of the system whether some state fulfils it. */
  readonly reached: readonly boolean[];
  /** Actions that were never taken, ascending. */
  readonly neverTaken: readonly number[];
}
