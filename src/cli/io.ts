/** The streams and signals of a command, so that tests can stand in for them. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** Progress and diagnostics. */
  err(text: string): void;
  /** Width of the terminal behind `err` in columns, or 0 if it is none. */
  readonly errColumns: number;
  /** True when nobody reads the results any more. */
  outClosed(): boolean;
  /** Milliseconds of some monotonic clock. */
  now(): number;
  /** Calls `handler` at the first SIGINT or SIGTERM; the next one ends the process. Returns how to stop listening. */
  onInterrupt(handler: () => void): () => void;
}
