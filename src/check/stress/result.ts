/**
 * What `thpcheck stress` found: plain data, everything its reports print. Equal input gives equal bytes, unless a
 * time limit or the user ended the run.
 */

import type { CheckResult } from '../result.ts';
import type { WitnessSummary } from '../thread/result.ts';

/** A number with the ends of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Attempts until something has happened; null: never, as far as the figure says. */
export interface AttemptCounts {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How often something happened, and what follows from it. */
export interface Odds {
  /** Attempts in which it did. */
  readonly hits: number;
  /** Probability an attempt. */
  readonly probability: Interval;
  /** Attempts until it has happened with probability 1/2. */
  readonly half: AttemptCounts;
  /** With probability 0.99. */
  readonly almostCertain: AttemptCounts;
  /** The probability computed on the graph of all states; it lies between the two. */
  readonly exact?: { readonly low: number; readonly high: number };
}

/** One rule that was broken, or that can be. */
export interface BrokenRuleOdds {
  /** `P2`. */
  readonly rule: string;
  /** What happened, in kernel words; empty if it did not. */
  readonly message: string;
  readonly odds: Odds;
  /** The first attempt that broke it; 0 if none did. */
  readonly firstAttempt: number;
  /** Its steps up to there, and those of the trace that is shown. */
  readonly steps: number;
  readonly shownSteps: number;
}

/** How steps were chosen. */
export type SchedulerSummary =
  | { readonly kind: 'random'; readonly hardwareWeight: number }
  | {
      readonly kind: 'pct';
      readonly hardwareWeight: number;
      readonly depth: number;
      readonly cpus: number;
      /** Steps of the CPUs that change points are drawn from. */
      readonly steps: number;
      /** `measured`: those of the longest of some random attempts. */
      readonly stepsFrom: 'given' | 'measured';
      /** Least probability for a bug of this depth, 1 / (n k^(d-1)). */
      readonly guarantee: number;
      /** What keeps the guarantee from being the paper's; empty if nothing does. */
      readonly caveats: readonly string[];
    }
  | {
      readonly kind: 'timed';
      readonly window: number;
      readonly jitter: number;
      readonly costs: readonly {
        readonly name: string;
        readonly cycles: number;
        readonly what: string;
        readonly basis: 'assumed' | 'given';
      }[];
      /** `applied`: how often the delay held a CPU up. */
      readonly delays: readonly {
        readonly name: string;
        readonly when: 'after' | 'before';
        readonly cycles: number;
        readonly applied: number;
      }[];
    };

/** What an entry was seen as, and how it changed. */
export interface EntryCoverage {
  /** `pmd[0]`. */
  readonly entry: string;
  /** `attempts`: those in which the entry was so. */
  readonly classes: readonly { readonly name: string; readonly attempts: number }[];
  readonly changes: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

/** What was put to the test at all. */
export interface StressCoverage {
  readonly entries: readonly EntryCoverage[];
  /** Built-in model: steps of its text that were taken, and all. */
  readonly actions?: { readonly taken: number; readonly all: number };
  /** Built-in model: steps that were never taken, `CPU1: pmd_clear(pmd)`. */
  readonly neverTaken: readonly string[];
  /** Kernel code: functions that ran, without those that the compiler inlined. */
  readonly functions: readonly string[];
  /** States that the scenario is about. `attempts` is null where only the fact is known. */
  readonly sometimes: readonly {
    readonly name: string;
    readonly reached: boolean;
    readonly attempts: number | null;
  }[];
}

/** The probability under one length of a delay. */
export interface SweepPoint {
  readonly cycles: number;
  readonly attempts: number;
  readonly any: Odds;
  readonly rules: readonly { readonly rule: string; readonly odds: Odds }[];
}

/** What was run. */
export type StressSource =
  | {
      readonly kind: 'model';
      readonly scenario: string;
      readonly title: string;
      readonly architecture: string;
      /** `4.5`. */
      readonly kernelVersion: string;
      readonly departures: readonly string[];
      readonly cpus: readonly string[];
    }
  | {
      readonly kind: 'tree';
      readonly scenario: string;
      readonly title: string;
      readonly architecture: string;
      readonly kernelVersion: string;
      readonly overlays: readonly string[];
      readonly cpus: readonly string[];
    };

/** `violated` stands however the run ended; attempts that find nothing decide nothing. */
export type StressVerdict =
  | { readonly kind: 'violated' }
  /** `limit`: what ended the run, such as `50000 attempts`. */
  | { readonly kind: 'bounded'; readonly limit: string }
  | { readonly kind: 'unmodelled'; readonly what: string };

/** A result before somebody who knows the command line has added commands. */
export type StressRun = Omit<StressResult, 'commands'>;

/** One document of `thpcheck stress --format json`. */
export interface StressResult {
  readonly schema: 1;
  readonly tool: { readonly name: 'thpcheck'; readonly version: string };
  readonly source: StressSource;
  readonly verdict: StressVerdict;
  readonly scheduler: SchedulerSummary;
  /** In decimal. */
  readonly seed: string;
  /** Attempts made; the number of the only one is in `only`. */
  readonly attempts: number;
  readonly only?: number;
  /** What ended the run, as {@link StressVerdict} words it. */
  readonly ended: string;
  readonly steps: number;
  readonly longest: number;
  /** Attempts given up after {@link mostSteps} steps. */
  readonly cut: number;
  readonly mostSteps: number;
  /** Attempts that made the steps finer, and with that everything begin again. */
  readonly widenedBy: readonly number[];
  readonly rules: readonly BrokenRuleOdds[];
  /** Some rule. */
  readonly any: Odds;
  /** Size of the graph that exact probabilities were computed on. */
  readonly exact?: { readonly states: number; readonly transitions: number };
  readonly coverage: StressCoverage;
  readonly sweep: readonly SweepPoint[];
  /** Built-in model: the first interleaving of each rule, made shorter; the whole attempt if there is only one. */
  readonly witnesses: readonly WitnessSummary[];
  /** Kernel code: the same, with everything a report of `check` says. */
  readonly check?: CheckResult;
  /** For each rule that was broken: what to type to see its first attempt again, all of it. */
  readonly commands: readonly { readonly rule: string; readonly command: string }[];
  /** Limits of the claim, one sentence each. */
  readonly bounds: readonly string[];
}
