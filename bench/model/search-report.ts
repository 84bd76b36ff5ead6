/** What a process that searched one subject writes to its standard output, as JSON. */
export interface SearchReport {
  readonly states: number;
  readonly transitions: number;
  /** Rules that were broken. */
  readonly broken: readonly string[];
  /** CPU milliseconds of building the system, before the search. */
  readonly buildCpu: number;
  /** CPU milliseconds of the search: generating and compiling its code, searching, results. */
  readonly searchCpu: number;
  readonly bytesPerState: number;
  readonly wordsPerState: number;
}
