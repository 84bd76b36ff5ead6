import type { PackedLimitName } from '../packed/result.ts';
import type { Counts } from './kernel.ts';
import type { KeyLayout } from './key-layout.ts';

/** How far a search is. */
export type SearchStage =
  | { readonly kind: 'running' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'bounded'; readonly limit: PackedLimitName }
  /** Somebody else ended it. */
  | { readonly kind: 'halted' }
  /** The system does not suit: its states do not fit into keys. */
  | { readonly kind: 'unfit' };

/** Where a search is, apart from its states: enough to go on from there. Plain data. */
export interface SearchPoint {
  /** Number of the next state to expand. */
  readonly head: number;
  /** Number of the first state of each layer up to the one that is being expanded, and of the one after it. */
  readonly layers: readonly number[];
  readonly layerEnd: number;
  readonly transitions: number;
  readonly counts: Counts;
}

/** A search that was under way, but for the keys of its states; plain data. */
export interface SearchImage {
  readonly point: SearchPoint;
  readonly states: number;
  readonly keys: KeyLayout;
  /** See {@link roomFor}. */
  readonly size: number;
  /** See {@link Kernel.values}; not copies. */
  readonly values: readonly Int32Array[];
}

/** The stages without data. */
export const running: SearchStage = { kind: 'running' };
export const unfit: SearchStage = { kind: 'unfit' };
