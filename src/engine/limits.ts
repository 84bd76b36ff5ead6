/** Where a search stops although there is more to explore. An absent limit does not bind. */
export interface SearchLimits {
  /** Complete interleavings (dpor, reference). */
  readonly executions?: number | undefined;
  /** Distinct states stored (dfs, bfs, reference by states). */
  readonly states?: number | undefined;
  /** Actions performed, summed over the search; replayed ones of `bfs` not included. */
  readonly transitions?: number | undefined;
  /** Actions of one trace; longer ones are cut, and the search goes on with the others. */
  readonly depth?: number | undefined;
  /**
   * Preemptions of one interleaving (dfs): switches away from an agent that could have gone on. Those with more are left
   * out, and only those.
   */
  readonly preemptions?: number | undefined;
  /** Wall-clock milliseconds of the whole search, rounds that were thrown away included. */
  readonly milliseconds?: number | undefined;
  /**
   * Bytes of the engine's own tables (visited set, stacks, clocks); the machine is not counted. A search that cannot
   * get the memory it needs ends at this limit, too.
   */
  readonly memoryBytes?: number | undefined;
}

/** Name of a limit, as a verdict prints it. */
export type LimitName = keyof SearchLimits;
