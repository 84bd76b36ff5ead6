/** A check that failed in a step. */
export interface FailedCheck {
  readonly rule: number;
  readonly action: number;
}

/** How filling the cache ended. */
export type FillOutcome = 'filled' | 'narrow' | 'crowded';

/** A list of steps some of which fail a check. */
export interface FlaggedList {
  readonly address: number;
  readonly failed: readonly FailedCheck[];
}

/** What is known of the checks that fail in steps. */
export interface BrokenSteps {
  readonly rule: number;
  readonly count: number;
  /** Actions from the initial state to the states of the first such steps. */
  readonly depth: number;
}

/** What a search has counted of the states that it has expanded; plain data. */
export interface Counts {
  /** See `ruleCounts` of {@link ./kernel-map.ts}. */
  readonly ruleCounts: Int32Array;
  readonly brokenSteps: readonly BrokenSteps[];
  readonly taken: Uint8Array;
  readonly reached: Uint8Array;
}
