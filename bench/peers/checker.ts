/** One complete search of lastzero(n). */
export interface PeerRun {
  readonly states: number;
  /** CPU milliseconds, user and system. */
  readonly cpu: number;
  /** Bytes that a state takes in its tables, where the checker tells. */
  readonly bytesPerState?: number;
}

/** A model checker that is compared. */
export type Checker =
  | {
      readonly kind: 'ready';
      readonly name: string;
      /** Searches once. @throws Error when the checker failed */
      readonly run: () => PeerRun;
    }
  /** Something it needs is not installed. */
  | { readonly kind: 'absent'; readonly name: string; readonly needs: string };
