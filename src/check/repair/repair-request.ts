import type { CheckHooks } from '../check-request.ts';
import type { ScenarioRun } from '../helpers/helpers-request.ts';
import type { RepairResult } from './repair-result.ts';

/** What `repair` is asked to do. Paths are as the user gave them. */
export interface RepairRequest {
  readonly tree: string;
  readonly architecture: string;
  /** Helpers to look at; those to blame for broken rules if there are none. */
  readonly helpers: readonly string[];
  /** Overlays that make the tree what is to be repaired. */
  readonly overlays: readonly string[];
  /** Scenarios that must hold with a suggestion; none on architectures that tree mode does not have. */
  readonly scenarios: readonly string[];
  /** A native clang to use instead of the one from npm. */
  readonly clang?: string;
  readonly cacheDirectory?: string;
}

/** How a repair talks to whoever started it. */
export interface RepairHooks extends CheckHooks {
  /** Runs a scenario on the tree of the request with overlays, with tables of 8 entries. */
  runScenario(scenario: string, overlays: readonly string[]): Promise<ScenarioRun>;
}

/** Looks for repairs. */
export interface Repairer {
  /**
   * Looks for the smallest changes of masks that keep the contract.
   * @throws ThpcheckError when the tree, the overlays or a helper's name are wrong, or the tree does not compile
   */
  runRepair(request: RepairRequest, hooks: RepairHooks): Promise<RepairResult>;
}
