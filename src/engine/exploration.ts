import type { LimitName } from './limits.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import type { Trail } from './trail.ts';

/** How far a slice of an exploration came. */
export type Advance =
  | { readonly kind: 'running' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'bounded'; readonly limit: LimitName }
  /** Another word turned out to be shared: everything must start again. */
  | { readonly kind: 'widened' }
  | { readonly kind: 'unmodelled'; readonly what: string };

/** Shared values of the cases without data, so that a slice allocates nothing. */
export const running: Advance = { kind: 'running' };
export const complete: Advance = { kind: 'complete' };
export const widened: Advance = { kind: 'widened' };
/** There is no room for the tables of the search, by the limit or in fact. */
export const outOfMemory: Advance = { kind: 'bounded', limit: 'memoryBytes' };

/** One search strategy at work on one round; {@link advance} is called until it is not `running` any more. */
export interface Exploration {
  /** Performs at most `transitions` further actions. */
  advance(transitions: number): Advance;
  /** What was found and counted so far. */
  readonly trail: Trail;
  /** Complete interleavings so far, if the strategy counts them. */
  readonly executions?: number;
  readonly redundant?: number;
  /** Distinct states so far, if the strategy stores them. */
  readonly states?: number;
  readonly collisionOdds?: number;
  /** Preemptions of the interleavings that are being explored, if the strategy counts them. */
  readonly level?: number;
  /** All interleavings with at most so many preemptions were explored, if the strategy counts them. */
  readonly explored?: number;
  /** Bytes of the tables of the strategy. */
  bytes(): number;
  /** Mask of the agents still to be tried at a depth of the trail; for strategies whose trail is a path of nodes. */
  pendingAt?(depth: number): number;
  /** States found and not yet expanded, for strategies that keep a queue. */
  readonly queued?: number;
  /** What to keep so as to go on in another process; absent where that cannot be done. */
  snapshot?(): ExplorationSnapshot;
  /** Goes on from a snapshot of the same strategy with the same limits; called once, before anything else. */
  restore?(snapshot: ExplorationSnapshot): 'restored' | 'diverged';
}
