import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { BrokenInSearch } from '../../engine/packed/result.ts';

/** How a search tells states apart: by all their bits, by a hash of them, or by a few bits of a bit field. */
export type Storage = 'exact' | 'compact' | 'bitstate';

/**
 * What a search leaves out because something else that it explores stands for it: nothing; interleavings of steps of
 * walkers; states that differ in the numbers of CPUs or pages alone; all of it.
 */
export type Reduction = 'none' | 'walkers' | 'symmetry' | 'all';

/** Where a search stops although there is more to explore. An absent limit does not bind. */
export interface SearchLimits {
  /** Distinct states stored. */
  readonly states?: number | undefined;
  /** Actions of one trace. */
  readonly depth?: number | undefined;
  /** Wall-clock milliseconds of the search. */
  readonly milliseconds?: number | undefined;
  /** Bytes of memory for states and everything that finds them. */
  readonly bytes?: number | undefined;
}

/** How a system is to be searched. */
export interface SearchOptions {
  readonly limits: SearchLimits;
  /** Threads that expand states. */
  readonly workers: number;
  readonly storage: Storage;
  readonly reduction: Reduction;
  /** File that the search is saved to now and then, and when it stops. */
  readonly checkpoint?: string | undefined;
  /** Seconds between two checkpoints; 0: as often as possible. */
  readonly checkpointSeconds?: number | undefined;
  /** File of a search to go on with. */
  readonly resume?: string | undefined;
}

/** How far a search has come. */
export interface SearchProgress {
  /** States stored. */
  readonly states: number;
  /** States whose successors are known; the others are the queue. */
  readonly expanded: number;
  readonly transitions: number;
  /** Actions from the initial state to the states that are being expanded. */
  readonly depth: number;
  /**
   * States of each layer of the breadth-first search, from the initial state to the layer that is being expanded;
   * empty if the engine does not tell.
   */
  readonly layers: readonly number[];
  /** Since the search began. */
  readonly milliseconds: number;
}

/** Told and asked while a search goes on. */
export interface SearchHooks {
  readonly onProgress: (progress: SearchProgress) => void;
  /** Whether the user wants it to stop. */
  readonly interrupted: () => boolean;
  readonly warn: (warning: Diagnostic) => void;
}

/** Why a search ended. */
export type SearchExtent =
  /** Everything was explored. */
  | { readonly kind: 'complete' }
  /** A limit bound. */
  | { readonly kind: 'bounded'; readonly limit: keyof SearchLimits }
  /** The user stopped it. */
  | { readonly kind: 'interrupted' };

/** How much a search may have missed through the way in which it told states apart. */
export type Omission =
  | { readonly kind: 'exact' }
  /** `odds`: upper bound of the probability that one state or more was taken for another one. */
  | { readonly kind: 'compact'; readonly odds: number }
  /** `missed`: states that are expected to have been taken for others; `fill`: share of the bits that are set. */
  | { readonly kind: 'bitstate'; readonly missed: number; readonly fill: number };

/** What a search of one system found. */
export interface SearchFindings {
  readonly extent: SearchExtent;
  readonly omission: Omission;
  /** What was left out as something else stands for it, one sentence each. */
  readonly reduced: readonly string[];
  /** Distinct states stored. */
  readonly states: number;
  /** States that are stored and whose successors are not known. */
  readonly queue: number;
  /** States that are stored and on which no condition was evaluated. */
  readonly unknown: number;
  readonly transitions: number;
  readonly depth: number;
  /** Bytes of memory by states. */
  readonly bytesPerState: number;
  /** `collapsed`: a state is kept as numbers of the values of its parts; `packed`: as its bits. */
  readonly engine: 'collapsed' | 'packed';
  /** 32-bit words of a state before anything is done to shorten it. */
  readonly wordsPerState: number;
  /** By rule; traces are action numbers of the system as it was given, and replay on it. */
  readonly broken: readonly BrokenInSearch[];
  /** For each `sometimes` of the system whether some state fulfils it. */
  readonly reached: readonly boolean[];
  /** Actions that were never taken, ascending. */
  readonly neverTaken: readonly number[];
  /** States that were known from the checkpoint that was gone on with; 0 if there was none. */
  readonly resumedFrom: number;
  /** Wall-clock milliseconds; of a search that was resumed those of the last part alone. */
  readonly milliseconds: number;
}
