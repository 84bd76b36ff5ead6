import type { CheckResult, Timing } from './result.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SearchLimits } from '../engine/limits.ts';
import type { Reduction } from '../engine/sleeping.ts';

/** One scenario on one architecture: what a check is asked to do. Paths are as the user gave them. */
export interface CheckRequest {
  readonly tree: string;
  readonly architecture: string;
  readonly scenario: string;
  /** Entries of one page table. */
  readonly entries: 512 | 8;
  readonly profile: 'source' | 'O1';
  /** Directories put in front of the include path, first one first. */
  readonly overlays: readonly string[];
  readonly engine: 'auto' | 'dpor' | 'dfs' | 'bfs' | 'reference';
  readonly limits: SearchLimits;
  /** For `dfs`. */
  readonly reduction?: Reduction;
  /** File that the search is saved to now and then, and when it stops with something left to explore. */
  readonly checkpoint?: string;
  /** Seconds between two of them; the default is 60. */
  readonly checkpointSeconds?: number;
  /** File of a search to go on with. */
  readonly resume?: string;
  /** A native clang to use instead of the one from npm. */
  readonly clang?: string;
  readonly cacheDirectory?: string;
}

/** One interleaving to run again. */
export interface ReplayRequest extends CheckRequest {
  /** Version of the kernel the trace was recorded on. */
  readonly kernelVersion: string;
  readonly rule: string;
  readonly finding: string;
  /** The CPU that moves, action by action. */
  readonly trace: readonly number[];
}

/** How a check talks to whoever started it. */
export interface CheckHooks {
  /** What is being done: `compiling arm: mm/memory.c (3 of 9)`; the part before the colon is the phase. */
  progress(line: string): void;
  /** Something worth saying that does not stop the check. */
  warn(diagnostic: Diagnostic): void;
  /** True as soon as the user wants to stop. The check then returns what it has, verdict `bounded`. */
  interrupted(): boolean;
}

/** What a check gives. */
export interface CheckRun {
  readonly result: CheckResult;
  readonly timing: Timing;
}

/** The two things the command line calls. Loaded on demand, so that --help does not wait for them. */
export interface Checker {
  /** @throws ThpcheckError for whatever a user can mend. */
  runCheck(request: CheckRequest, hooks: CheckHooks): Promise<CheckRun>;
  /** Runs one trace again; the result holds the finding if the violation showed again. */
  runReplay(request: ReplayRequest, hooks: CheckHooks): Promise<CheckRun>;
}
