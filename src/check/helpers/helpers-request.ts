import type { CheckHooks } from '../check-request.ts';
import type { ArchitectureFailure, ArchitectureResult, HelpersResult } from './result.ts';

/** What `helpers` is asked to do. Paths are as the user gave them. */
export interface HelpersRequest {
  readonly tree: string;
  /** In the order in which they are reported. */
  readonly architectures: readonly string[];
  /** Directories and patches that come before the tree, as `check` has them; results with them are not kept. */
  readonly overlays: readonly string[];
  /** Whether the scenarios of broken rules are run, on the architectures that tree mode has: takes long. */
  readonly scenarios: 'run' | 'left out';
  /** A native clang to use instead of the one from npm. */
  readonly clang?: string;
  readonly cacheDirectory?: string;
}

/** How evaluating helpers talks to whoever started it. */
export interface HelpersHooks extends CheckHooks {
  /** The tree is there; version as its Makefile has it. */
  onVersion(version: string): void;
  /** An architecture is done; they come in the order of the request. */
  onArchitecture(result: ArchitectureResult): void;
  /** An architecture could not be evaluated; in its place of the order. */
  onFailure(failure: ArchitectureFailure, error: unknown): void;
  /** Runs a scenario of tree mode on the tree of the request. @throws ThpcheckError for whatever a user can mend. */
  runScenario(architecture: string, scenario: string): Promise<ScenarioRun>;
}

/** A scenario that was run because a rule is broken. */
export interface ScenarioRun {
  readonly scenario: string;
  /** `holds`, `violated`, `bounded`, `unmodelled`. */
  readonly verdict: string;
  /** Of the first violation: the rule it breaks, and the interleaving as `check` prints it. */
  readonly violation?: { readonly rule: string; readonly trace: readonly string[] };
}

/** Evaluates the helpers of a tree. */
export interface HelpersRunner {
  /**
   * Evaluates one architecture after another. What goes wrong with one of them does not keep the others from being
   * evaluated. When the user wants to stop, gives what is done.
   * @throws ThpcheckError when the tree cannot be opened
   */
  runHelpers(request: HelpersRequest, hooks: HelpersHooks): Promise<HelpersResult>;
}
