/**
 * The result of checking one scenario on one source of kernel code: plain data, everything a report prints.
 * Holds no wall-clock time, no absolute path and nothing that depends on scheduling of the host, so equal input
 * gives equal bytes. Timing travels separately ({@link Timing}).
 */

/** What a check says: never an unqualified OK, see {@link CheckResult.bounds}. */
export type Verdict =
  /** Explored to the end, within the bounds of {@link CheckResult.bounds}. */
  | { readonly kind: 'holds' }
  | { readonly kind: 'violated' }
  /** A limit was hit before the end; `limit` says which. */
  | { readonly kind: 'bounded'; readonly limit: string }
  /** Something that has no model was reached; `what` names it and where. */
  | { readonly kind: 'unmodelled'; readonly what: string };

/** Where the kernel code came from. */
export interface SourceSummary {
  /** `6.12.117`, from the tree's Makefile. */
  readonly kernelVersion: string;
  /** `riscv64`, `arm`, `arm64`, ... */
  readonly architecture: string;
  /** `source`: no compiler pass may merge loads. `O1`: as clang -O1 leaves it. */
  readonly profile: 'source' | 'O1';
  /** Last component of each overlay directory, in order of precedence; empty without overlays. */
  readonly overlays: readonly string[];
  readonly compiler: string;
  /** Entries of one page table (512, or 8 in the small profile). */
  readonly tableEntries: number;
  /** Bytes of a base page. */
  readonly pageSize: number;
  /** Configuration symbols that matter for the claim, `NAME=value`, sorted. */
  readonly config: readonly string[];
}

/** One CPU of a scenario and what it runs. */
export interface CpuSummary {
  /** `split`, `zap`, `fault`, `gup_fast`. */
  readonly path: string;
  /** The kernel function called, such as `zap_page_range_single`. */
  readonly entry: string;
}

/** What became of one rule. */
export interface RuleSummary {
  /** `P2`. */
  readonly id: string;
  /** `zap completes`. */
  readonly name: string;
  /** The rule in a sentence. */
  readonly statement: string;
  readonly outcome: 'held' | 'violated';
}

/** Effort and reach of the search. */
export interface SearchSummary {
  readonly engine: 'dpor' | 'dfs' | 'bfs' | 'reference';
  /** Complete interleavings run (dpor, reference). */
  readonly executions?: number;
  /** Executions that a sleep set cut short (dpor). */
  readonly redundant?: number;
  /** Distinct states stored (dfs, bfs). */
  readonly states?: number;
  /**
   * Under `--preemption-bound`: the bound, and how many preemptions the interleavings have that were all explored (-1: not
   * even those without any).
   */
  readonly preemptions?: { readonly bound: number; readonly explored: number };
  readonly transitions: number;
  /** Longest trace, in actions. */
  readonly depth: number;
  /** Searches made until no further word turned out to be shared; the last one counts. */
  readonly rounds: number;
  readonly sharedWords: number;
  /** Upper estimate of the probability that a fingerprint collision hid a state (dfs, bfs). */
  readonly collisionOdds?: number;
}

/** A state the scenario must reach for its verdict to mean anything. */
export interface SometimesSummary {
  readonly name: string;
  readonly reached: boolean;
}

/** An observed final state, `mapped=0 refs=1 ...`. */
export type OutcomeText = string;

/** One value the watched page-table entry held during the search. */
export interface EntryValue {
  /** `0x0000000000000880`. */
  readonly value: string;
  /** In the architecture's bit names, `nG AP2`. */
  readonly bits: string;
  /** What the tree's own predicates say: `none`, `present`, `trans_huge`, `bad`, ... that are true of it. */
  readonly predicates: readonly string[];
  /** Who stored it, innermost frame first; empty for the initial value. */
  readonly storedBy: readonly Frame[];
}

/** An external of the kernel code that was executed, and what stood in for it. */
export interface StubSummary {
  readonly name: string;
  /** `program`: C of the harness. `intrinsic`: built into the machine. */
  readonly kind: 'program' | 'intrinsic';
  /** What it does, one line; `no effect` for maintenance that is not modelled. */
  readonly effect: string;
}

/** A function on the stack at a step. */
export interface Frame {
  readonly function: string;
  /** Path relative to the tree's root. */
  readonly file: string;
  readonly line: number;
}

/** What a step does to its object. */
export type StepAction = 'read' | 'write' | 'update' | 'lock' | 'unlock';

/** One visible access of a trace. */
export interface TraceStep {
  readonly cpu: number;
  readonly action: StepAction;
  /** `pmd`, `pte[3]`, `page[1024]._mapcount`, `ptl`: what was accessed, as well as it can be named. */
  readonly object: string;
  /** Width in bits. */
  readonly width: number;
  /** Hexadecimal values; equal for a read. Absent for locks. */
  readonly before?: string;
  readonly after?: string;
  /** Entry values decoded in the architecture's bit names, for page-table entries. */
  readonly beforeBits?: string;
  readonly afterBits?: string;
  /** Innermost first. */
  readonly stack: readonly Frame[];
  /** A remark such as `pmd is none, skipped`. */
  readonly note?: string;
}

/** A broken rule with the interleaving that breaks it. */
export interface Finding {
  /** Eight hexadecimal digits from rule, functions and minimised schedule; does not depend on line numbers. */
  readonly id: string;
  readonly rule: string;
  /** `mm/memory.c:1733: lost-zap in zap_pmd_range() / __split_huge_pmd_locked()`. */
  readonly headline: string;
  /** One or two sentences of consequence. */
  readonly consequence: string;
  /** The CPU that moves, action by action; replaying it is the self-check. */
  readonly trace: readonly number[];
  readonly steps: readonly TraceStep[];
  /** True when replaying `trace` from the start showed the same violation. */
  readonly replayed: boolean;
  /** Context switches of `trace`, and how many it is proved that every interleaving that breaks the rule has. */
  readonly switches?: { readonly count: number; readonly atLeast: number } | undefined;
  /** Under `--preemption-bound`: preemptions of `trace`, and as above. */
  readonly preemptions?: { readonly count: number; readonly atLeast: number } | undefined;
}

/** One scenario checked on one architecture of one tree. */
export interface CheckResult {
  readonly schema: 1;
  readonly tool: { readonly name: 'thpcheck'; readonly version: string };
  /** Scenario name, such as `split-vs-zap`. */
  readonly scenario: string;
  /** One line about it. */
  readonly title: string;
  readonly source: SourceSummary;
  readonly cpus: readonly CpuSummary[];
  readonly verdict: Verdict;
  readonly rules: readonly RuleSummary[];
  readonly search: SearchSummary;
  readonly sometimes: readonly SometimesSummary[];
  readonly outcomes: readonly OutcomeText[];
  readonly entryValues: readonly EntryValue[];
  readonly stubs: readonly StubSummary[];
  /** Limits of the claim, one sentence each: memory order, no TLB, bounds of loops, ... */
  readonly bounds: readonly string[];
  readonly findings: readonly Finding[];
}

/** Wall-clock figures of one run; printed on stderr or under `--stats` only. */
export interface Timing {
  readonly compileMs: number;
  readonly loadMs: number;
  readonly searchMs: number;
  readonly totalMs: number;
  readonly peakBytes: number;
}
