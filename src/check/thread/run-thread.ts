import { setImmediate } from 'node:timers/promises';
import type { ModelVersion } from '../../arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import { architectureModels } from '../../arch/models.ts';
import type { Departure } from '../../kernel/departures.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { modelRules } from '../../property/model-rules.ts';
import type { Claim, Evidence } from './claim.ts';
import { claims } from './claims.ts';
import { applies, versionText } from './question.ts';
import type { CellSummary, ClaimSummary, ThreadResult, WitnessSummary } from './result.ts';
import { Study } from './study.ts';
import { cellOf, claimOf, witnessOf } from './summarise.ts';

/** What of the thread to go through; everything where nothing is named. */
export interface ThreadRequest {
  readonly architectures: readonly ArchitectureModel[];
  readonly versions: readonly ModelVersion[];
  readonly scenarios: readonly ModelScenario[];
  /** Ways in which the kernel's text differs from the release's in all runs of the matrix. */
  readonly departures: readonly Departure[];
  readonly claims: readonly Claim[];
  /** `shown`: the matrix comes with an interleaving of each rule that is broken. */
  readonly witnesses: 'shown' | 'left out';
}

/** Everything: all architectures, kernels, scenarios and claims. */
export const wholeThread: ThreadRequest = {
  architectures: architectureModels,
  versions: [4004, 4005, 6012],
  scenarios: modelScenarios,
  departures: [],
  claims,
  witnesses: 'left out',
};

/** Told as the run goes on. */
export interface ThreadHooks {
  /** A kernel begins. */
  readonly onVersion: (version: string, architectures: readonly string[]) => void;
  /** A scenario was explored on all architectures of a kernel. */
  readonly onRow: (scenario: string, cells: readonly CellSummary[]) => void;
  readonly onWitness: (witness: WitnessSummary) => void;
  /** The matrix is complete. */
  readonly onMatrix: (rules: ThreadResult['rules']) => void;
  readonly onClaim: (claim: ClaimSummary) => void;
  /** Whether the user wants it to stop. */
  readonly interrupted: () => boolean;
}

/** Limits of everything that is decided here. */
const bounds: readonly string[] = [
  'two or three CPUs, each runs its path once; a page table of two entries stands for a whole one',
  'memory order: sequential consistency',
  'a TLB holds at most one entry of each size for an address; ASIDs, global entries and secondary MMUs are left out',
  'entries and helpers are those of the releases bit by bit; the paths are re-expressed and not compiled',
];

/**
 * Explores the matrix, then decides the claims. Lets the process breathe between runs, so that it can be
 * interrupted; it stops early then.
 */
export async function runThread(
  request: ThreadRequest,
  version: string,
  hooks: ThreadHooks,
): Promise<ThreadResult> {
  const study = new Study();
  const cells: CellSummary[] = [];
  const witnesses: WitnessSummary[] = [];
  for (const release of request.versions) {
    const present = request.architectures.filter((each) => each.versions.includes(release));
    hooks.onVersion(
      versionText(release),
      present.map(({ name }) => name),
    );
    for (const scenario of request.scenarios) {
      const row: CellSummary[] = [];
      const shown: WitnessSummary[] = [];
      for (const architecture of present) {
        await setImmediate();
        if (hooks.interrupted()) break;
        if (!applies(scenario, architecture, release)) continue;
        const { departures } = request;
        const answer = study.ask({ scenario, architecture, version: release, departures });
        row.push(cellOf(answer));
        if (request.witnesses === 'shown') {
          const rules = new Set(answer.broken.map(({ rule }) => rule));
          for (const rule of rules) shown.push(witnessOf(answer, rule)!);
        }
      }
      if (row.length > 0) hooks.onRow(scenario.name, row);
      shown.forEach((witness) => hooks.onWitness(witness));
      cells.push(...row);
      witnesses.push(...shown);
    }
  }
  const rules = rulesOf(cells);
  if (cells.length > 0) hooks.onMatrix(rules);
  const evidence = evidenceOf(study);
  const decided: ClaimSummary[] = [];
  for (const claim of request.claims) {
    await setImmediate();
    if (hooks.interrupted()) break;
    const summary = claimOf(claim, claim.decide(evidence));
    hooks.onClaim(summary);
    decided.push(summary);
  }
  const tool = { name: 'thpcheck', version } as const;
  return { schema: 1, tool, cells, rules, witnesses, claims: decided, bounds };
}

/** The rules of the catalogue that cells break. */
function rulesOf(cells: readonly CellSummary[]): ThreadResult['rules'] {
  const broken = new Set(cells.flatMap((cell) => cell.broken.map(({ rule }) => rule)));
  return modelRules
    .filter(({ id }) => broken.has(id))
    .map(({ id, name, statement }) => ({ id, name, statement }));
}

/** Lets claims ask by name. */
function evidenceOf(study: Study): Evidence {
  const scenarioOf = (name: string): ModelScenario => {
    const scenario = modelScenarios.find((each) => each.name === name);
    if (scenario === undefined) throw new Error(`no scenario ${name}`);
    return scenario;
  };
  const architectureOf = (name: string): ArchitectureModel => {
    const architecture = architectureModels.find((each) => each.name === name);
    if (architecture === undefined) throw new Error(`no architecture ${name}`);
    return architecture;
  };
  return {
    architectures: architectureModels,
    architecture: architectureOf,
    ask: (scenarioName, architectureName, version, ...departures) => {
      const scenario = scenarioOf(scenarioName);
      return study.ask({ scenario, architecture: architectureOf(architectureName), version, departures });
    },
    askAll: (scenarioName, version, ...departures) => {
      const scenario = scenarioOf(scenarioName);
      return architectureModels
        .filter((architecture) => applies(scenario, architecture, version))
        .map((architecture) => study.ask({ scenario, architecture, version, departures }));
    },
  };
}
