import type { CheckHooks } from '../check-request.ts';
import type { ScenarioRun } from '../helpers/helpers-request.ts';
import type { ArchitectureDiff, DiffResult, Side, SideFailure, TreeSummary } from './result.ts';

/** Where a tree comes from. Paths are as the user gave them. */
export type TreeSource =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'git'; readonly repository: string; readonly revision: string };

/** What `diff` is asked to do. */
export interface DiffRequest {
  readonly old: TreeSource;
  readonly new: TreeSource;
  /** In the order in which they are reported. */
  readonly architectures: readonly string[];
  /** Scenarios that are run on both trees, on the architectures that tree mode has; none are cheap. */
  readonly scenarios: readonly string[];
  /** A native clang to use instead of the one from npm. */
  readonly clang?: string;
  readonly cacheDirectory?: string;
}

/** How comparing talks to whoever started it. */
export interface DiffHooks extends CheckHooks {
  /** Both trees are there. */
  onTrees(old: TreeSummary, fresh: TreeSummary): void;
  /** An architecture is done; they come in the order of the request. */
  onArchitecture(diff: ArchitectureDiff): void;
  /** An architecture exists on one side only. */
  onOnlyIn(architecture: string, side: Side): void;
  /** An architecture could not be evaluated on a side; one that neither side has fails on both with THP2003. */
  onFailure(failure: SideFailure, error: unknown): void;
  /**
   * Runs a scenario of tree mode.
   * @param tree absolute path
   * @throws ThpcheckError for whatever a user can mend
   */
  runScenario(tree: string, architecture: string, scenario: string): Promise<ScenarioRun>;
}

/** Compares two trees. */
export interface DiffRunner {
  /**
   * Compares one architecture after another. What goes wrong with one of them does not keep the others from being
   * compared. When the user wants to stop, gives what is done.
   * @throws ThpcheckError when a tree cannot be opened (THP2000 to THP2002, THP2301 to THP2307)
   */
  runDiff(request: DiffRequest, hooks: DiffHooks): Promise<DiffResult>;
}
