import type { Omission } from '../../src/engine/collapsed/storage.ts';

/** What a process that searched one system writes to its standard output, as JSON. */
export interface SearchReport {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** By rule that is broken: its name, how often, and a shortest trace. */
  readonly broken: readonly {
    readonly rule: string;
    readonly count: number;
    readonly trace: readonly number[];
  }[];
  /** What the search says that it may have missed. */
  readonly omission: Omission;
  /** For each `sometimes` whether it was reached. */
  readonly reached: readonly boolean[];
  /** CPU milliseconds of building the system, before the search. */
  readonly buildCpu: number;
  /** CPU milliseconds of the search: generating and compiling its code, searching, results. */
  readonly searchCpu: number;
  /** The same on the clock of the wall. */
  readonly searchWall: number;
  readonly bytesPerState: number;
  readonly wordsPerState: number;
}
