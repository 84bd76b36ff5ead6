import type { WitnessSummary } from '../thread/result.ts';
import type { Omission, Reduction, SearchExtent, SearchFindings, Storage } from './search-types.ts';

/** What was searched. */
export interface ExploredModel {
  /** `split-vs-zap, enlarged`. */
  readonly scenario: string;
  /** What happens, in a sentence. */
  readonly summary: string;
  /** `arm64`. */
  readonly architecture: string;
  /** `6.12`. */
  readonly version: string;
  /** Ways in which the kernel's text differs from the release's. */
  readonly departures: readonly string[];
  /** What runs on each CPU: `split`, `zap`, `user`. */
  readonly cpus: readonly string[];
  /** Hardware that acts by itself: `walker of CPU0`. */
  readonly hardware: readonly string[];
  /** PTEs that stand for a page table. */
  readonly entries: number;
  /** Ranges of the size of a huge page, huge pages, single pages, and page tables that exist. */
  readonly ranges: number;
  readonly hugePages: number;
  readonly singlePages: number;
  readonly tables: number;
}

/** How it was searched, and how far. */
export interface ExploredSearch {
  readonly workers: number;
  readonly storage: Storage;
  readonly reduction: Reduction;
  readonly extent: SearchExtent;
  /** The value of the limit that bound, in the unit of its name; 0 if none did. */
  readonly limit: number;
  readonly omission: Omission;
  /** What was left out as something else stands for it, one sentence each. */
  readonly reduced: readonly string[];
  readonly states: number;
  /** States that are stored and whose successors are not known. */
  readonly queue: number;
  /** States that are stored and on which no condition was evaluated. */
  readonly unknown: number;
  readonly transitions: number;
  /** Steps from the initial state to the states farthest from it. */
  readonly depth: number;
  readonly engine: SearchFindings['engine'];
  readonly bytesPerState: number;
  readonly wordsPerState: number;
}

/** A way in which a rule was broken. */
export interface ExploredFailure {
  /** `P2`. */
  readonly rule: string;
  /** What happened, in kernel words. */
  readonly message: string;
  /** Transitions and states that show it. */
  readonly count: number;
  /** Steps of the shortest interleaving that shows it. */
  readonly steps: number;
}

/** What `thpcheck explore` found: plain data, everything its report prints. */
export interface ExploreResult {
  readonly schema: 1;
  readonly tool: { readonly name: 'thpcheck'; readonly version: string };
  readonly model: ExploredModel;
  /** `violated` whether or not everything was explored; `bounded`: nothing was found, and not everything explored. */
  readonly verdict: 'holds' | 'violated' | 'bounded';
  readonly search: ExploredSearch;
  /** By number of the rule, shortest first. */
  readonly failures: readonly ExploredFailure[];
  /** The rules that are broken. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly statement: string }[];
  /** The shortest interleaving that breaks each of them. */
  readonly witnesses: readonly WitnessSummary[];
  readonly sometimes: readonly { readonly name: string; readonly reached: boolean }[];
  /** Steps of the model: how many there are, and those that were never taken. */
  readonly actions: number;
  readonly neverTaken: readonly { readonly process: string; readonly label: string }[];
  /** Limits of the model, one sentence each. */
  readonly bounds: readonly string[];
  /** The only part that differs from run to run. */
  readonly timing: {
    /** Of a search that was resumed those of the last part alone. */
    readonly milliseconds: number;
    /** States that were known when it was resumed; 0 if it was not. */
    readonly resumedFrom: number;
  };
}
