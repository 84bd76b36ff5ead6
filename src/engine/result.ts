import type { Violation } from '../machine/explorable.ts';
import type { LimitName } from './limits.ts';

/** The engines that {@link SearchResult} can come from. */
export type EngineName = 'dpor' | 'dfs' | 'bfs' | 'reference';

/** How a search ended. */
export type Completion =
  /** Everything was explored. */
  | { readonly kind: 'complete' }
  /** A limit was hit first. */
  | { readonly kind: 'bounded'; readonly limit: LimitName }
  /** The caller asked to stop. */
  | { readonly kind: 'interrupted' }
  /** Something without a model was reached; `what` is the machine's text. */
  | { readonly kind: 'unmodelled'; readonly what: string };

/** A broken rule and a trace that breaks it. */
export interface FoundViolation {
  readonly violation: Violation;
  /** The agent that moves, action by action. */
  readonly trace: readonly number[];
  /** Within a bound on preemptions: those of the trace. No trace that breaks it in this way has fewer. */
  readonly level?: number;
}

/** What a bound on preemptions left to be explored. */
export interface PreemptionCoverage {
  readonly bound: number;
  /** All interleavings with at most so many preemptions were explored; -1 if not even those with none. */
  readonly explored: number;
}

/** What a search found. Holds nothing that depends on time, unless a time limit or an interruption ended it. */
export interface SearchResult {
  readonly engine: EngineName;
  readonly completion: Completion;
  /** Complete interleavings (dpor, reference). Under dpor each is another Mazurkiewicz trace. */
  readonly executions?: number;
  /** Executions that a sleep set cut short because an equivalent one was explored (dpor). */
  readonly redundant?: number;
  /** Distinct states (dfs, bfs, reference by states). */
  readonly states?: number;
  /** Within a bound on preemptions (dfs). */
  readonly preemptions?: PreemptionCoverage;
  /** Actions performed in the last round. */
  readonly transitions: number;
  /** Longest trace, in actions. */
  readonly depth: number;
  /** Searches made until no further word turned out to be shared; only the last one counts. */
  readonly rounds: number;
  /** Upper estimate of the probability that equal fingerprints hid a state (dfs, bfs). */
  readonly collisionOdds?: number;
  /** Outcomes of final states, sorted. */
  readonly outcomes: readonly string[];
  /** One per rule and key, sorted by them; the trace with the fewest context switches met, then the shortest. */
  readonly violations: readonly FoundViolation[];
  /** Final states (dfs, bfs) or executions (dpor, reference) in which an agent waits for ever. */
  readonly deadlocks: number;
}
