/**
 * What `thpcheck thread` found: plain data, everything its report prints. Equal input gives equal bytes; no
 * wall-clock time in it.
 */

/** A run of a scenario of the built-in model on one architecture and kernel. */
export interface CellSummary {
  /** `split-vs-zap`. */
  readonly scenario: string;
  /** `x86_64`, `powerpc-hash`. */
  readonly architecture: string;
  /** `4.4`, `4.5`, `6.12`. */
  readonly version: string;
  /** Ways in which the kernel's text differs from the release's; empty for the release itself. */
  readonly departures: readonly string[];
  readonly verdict: 'holds' | 'violated' | 'bounded';
  /** The limit that was hit; empty unless bounded. */
  readonly limit: string;
  readonly broken: readonly { readonly rule: string; readonly message: string }[];
  readonly states: number;
  readonly transitions: number;
  /** Steps from the initial state to the states farthest from it. */
  readonly depth: number;
  readonly sometimes: readonly { readonly name: string; readonly reached: boolean }[];
}

/** One step of a witness. */
export interface WitnessStep {
  /** Column: the CPU. */
  readonly lane: number;
  /** The piece of hardware that acts, such as `walker of CPU1`; empty for the CPU's own code. */
  readonly hardware: string;
  /** Functions entered and not left, outermost first. */
  readonly calls: readonly string[];
  /** What happens, in kernel words. */
  readonly label: string;
  /** File, and function or manual section, that the step re-expresses. */
  readonly source: string;
  /** Shared variables that it changes, `pmd[0]`, with their values before and after as they print. */
  readonly changes: readonly { readonly name: string; readonly before: string; readonly after: string }[];
}

/** The shortest interleaving that breaks a rule in one run. */
export interface WitnessSummary {
  readonly scenario: string;
  readonly architecture: string;
  readonly version: string;
  readonly departures: readonly string[];
  readonly rule: string;
  readonly message: string;
  /** Heads of the columns: `CPU0: split`. */
  readonly heads: readonly string[];
  readonly steps: readonly WitnessStep[];
  /** Action numbers of the transition system. */
  readonly trace: readonly number[];
}

/** What became of a claim. */
export interface ClaimSummary {
  /** `C22`, or `R1`..`R6` for what a checker has to reproduce. */
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly date: string;
  readonly about: string;
  readonly decision: 'true' | 'false' | 'true only if' | 'not decidable';
  /** Completes `true only if`; empty otherwise. */
  readonly condition: string;
  readonly because: readonly string[];
  /** An interleaving that shows it. */
  readonly witness?: WitnessSummary;
  /** Values that show it, one line each. */
  readonly values?: readonly string[];
}

/** One document of `thpcheck thread --format json`. */
export interface ThreadResult {
  readonly schema: 1;
  readonly tool: { readonly name: 'thpcheck'; readonly version: string };
  readonly cells: readonly CellSummary[];
  /** Rules that some cell breaks, in the order of their numbers. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly statement: string }[];
  /** Interleavings that break rules in the matrix, where they were asked for. */
  readonly witnesses: readonly WitnessSummary[];
  readonly claims: readonly ClaimSummary[];
  /** Limits of what was decided, one sentence each. */
  readonly bounds: readonly string[];
}
