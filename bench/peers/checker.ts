/** One complete search of one model. */
export interface PeerRun {
  readonly states: number;
  /** Steps from stored states; absent where the checker counts something else. */
  readonly transitions?: number;
  /** CPU milliseconds, user and system. */
  readonly cpu: number;
  /** Milliseconds on the clock of the wall. */
  readonly wall: number;
  /** Bytes of its tables per state, where the checker tells. */
  readonly bytesPerState?: number;
  /** Greatest resident set of its process; absent where it shares one. */
  readonly peakBytes?: number;
}

/** A model checker that is compared. */
export type Checker =
  | {
      readonly kind: 'ready';
      readonly name: string;
      /** CPU milliseconds of making a program of the model, done before the runs; absent where runs include it. */
      readonly preparation?: number;
      /** Searches once. @throws Error when the checker failed */
      readonly run: () => PeerRun;
    }
  /** Something it needs is not installed. */
  | { readonly kind: 'absent'; readonly name: string; readonly needs: string };
