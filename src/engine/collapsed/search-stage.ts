import type { RuleId } from '../../transition/form.ts';
import type { PackedLimitName } from '../packed/result.ts';
import type { ForgetfulImage } from './forgetful-image.ts';
import type { Counts } from './kernel-counts.ts';
import type { KeyLayout } from './key-layout.ts';
import type { Storage } from './storage.ts';

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

/** A trace that was found before the keys of the states on it were dropped: numbers of actions. */
export interface FoundTrace {
  readonly rule: RuleId;
  readonly trace: readonly number[];
}

/** A search that was under way, but for its log, or what its table holds if that is not whole keys; plain data. */
export interface SearchImage {
  readonly point: SearchPoint;
  readonly states: number;
  readonly keys: KeyLayout;
  /** See {@link roomFor}. */
  readonly size: number;
  /** See {@link Kernel.values}; not copies. */
  readonly values: readonly Int32Array[];
  readonly storage: Storage;
  /** Of a kernel whose table does not hold whole keys. */
  readonly forgetful?: ForgetfulImage | undefined;
  readonly traces: readonly FoundTrace[];
  /** Where a search by several threads was when it began with the present layer: limits take it back there. */
  readonly layerStart?: SearchPoint | undefined;
}

/** The stages without data. */
export const running: SearchStage = { kind: 'running' };
export const unfit: SearchStage = { kind: 'unfit' };
