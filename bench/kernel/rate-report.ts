/** A search to be measured in a process of its own. */
export interface RateRequest {
  readonly tree: string;
  readonly architecture: string;
  readonly scenario: string;
  readonly entries: 512 | 8;
  readonly engine: 'dpor' | 'dfs';
  /** Searches stop after so many transitions. */
  readonly transitionLimit: number;
  /** CPU milliseconds of searching before anything counts. */
  readonly warmUp: number;
  /** Samples, and CPU milliseconds that each takes at least. */
  readonly samples: number;
  readonly sampleTime: number;
}

/** What one complete search counts; the same each time. */
export interface SearchCounts {
  readonly completion: 'complete' | 'cut' | 'other';
  readonly transitions: number;
  /** Complete interleavings (dpor). */
  readonly executions?: number;
  /** Distinct states (dfs). */
  readonly states?: number;
}

/** Some searches and the CPU milliseconds they took. */
export interface RateSample {
  readonly searches: number;
  readonly cpu: number;
}

/** What the measured process prints. */
export interface RateReport {
  readonly counts: SearchCounts;
  /** Bytes of the engine's tables at the end of a search. */
  readonly tableBytes: number;
  /** CPU milliseconds of the first search in the process, finding of shared words included. */
  readonly cold: number;
  /** Searches after warm-up. */
  readonly samples: readonly RateSample[];
  /** The machine alone: CPUs run one after the other, nothing is undone; transitions and CPU milliseconds. */
  readonly steps: readonly { readonly transitions: number; readonly cpu: number }[];
  /** Counts that differed from {@link counts}. */
  readonly differing: readonly SearchCounts[];
}
