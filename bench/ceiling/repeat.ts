/** What a search that is repeated starts from: the memory of one that has ended, without the states that it found. */
export interface RepeatPlan {
  /** File with the module of the search. */
  readonly module: string;
  /** File with the memory below the table of states: values of components, steps, everything that code was asked for. */
  readonly image: string;
  /** Pages of 64 KiB of the whole memory. */
  readonly pages: number;
  /** Where the log of states begins, and the 64 bits there, of which the lowest are the key of the first state. */
  readonly log: number;
  readonly key: string;
  /** Where the table of states begins, and its bytes. */
  readonly table: number;
  readonly tableBytes: number;
  /** What must come out. */
  readonly states: number;
  readonly transitions: number;
}

/** States that one call expands, as in the search itself. */
export const chunk = 1024;

/** What repeating a search took. */
export interface RepeatReport {
  readonly states: number;
  readonly transitions: number;
  /** CPU milliseconds of the first time, on memory that was never touched, and of the second time. */
  readonly cpu: readonly [first: number, second: number];
}
