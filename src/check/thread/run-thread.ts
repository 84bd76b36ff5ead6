import type { ModelVersion } from '../../arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import { architectureModels } from '../../arch/models.ts';
import type { Departure } from '../../kernel/departures.ts';
import type { ModelScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { modelRules } from '../../property/model-rules.ts';
import { Answers } from '../parallel/answers.ts';
import type { Claim } from './claim.ts';
import { claims } from './claims.ts';
import { decideClaim } from './decide-claim.ts';
import { applies, versionText, type Question } from './question.ts';
import type { CellSummary, ClaimSummary, ThreadResult, WitnessSummary } from './result.ts';
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
  /** Threads that explore. */
  readonly workers: number;
}

/** Everything: all architectures, kernels, scenarios and claims. */
export const wholeThread: ThreadRequest = {
  architectures: architectureModels,
  versions: [4004, 4005, 6012],
  scenarios: modelScenarios,
  departures: [],
  claims,
  witnesses: 'left out',
  workers: 1,
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
 * Explores the matrix, then decides the claims, on as many threads as are wanted; what is told, and in which order, does
 * not depend on their number. Stops early when interrupted.
 *
 * @throws ThpcheckError THP6002, THP6021.
 */
export async function runThread(
  request: ThreadRequest,
  version: string,
  hooks: ThreadHooks,
): Promise<ThreadResult> {
  const { workers } = request;
  const answers = new Answers({ workers, interrupted: () => hooks.interrupted() });
  try {
    return await goThrough(request, version, hooks, answers);
  } finally {
    await answers.close();
  }
}

async function goThrough(
  request: ThreadRequest,
  version: string,
  hooks: ThreadHooks,
  answers: Answers,
): Promise<ThreadResult> {
  // Everything is asked before anything is waited for.
  for (const release of request.versions) {
    for (const question of questionsOf(request, release)) void answers.ask(question);
  }
  const decisions = request.claims.map((claim) => decideClaim(claim, answers));
  for (const decision of decisions) decision.catch(() => undefined);

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
      for (const question of questionsOf({ ...request, scenarios: [scenario] }, release)) {
        const answer = await answers.ask(question);
        if (answer === undefined) break;
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
  const decided: ClaimSummary[] = [];
  for (const [at, claim] of request.claims.entries()) {
    const decision = await decisions[at]!;
    if (decision === undefined || hooks.interrupted()) break;
    const summary = claimOf(claim, decision);
    hooks.onClaim(summary);
    decided.push(summary);
  }
  const tool = { name: 'thpcheck', version } as const;
  return { schema: 1, tool, cells, rules, witnesses, claims: decided, bounds };
}

/** The runs of the matrix of one kernel, row by row. */
function questionsOf(
  { scenarios, architectures, departures }: Pick<ThreadRequest, 'scenarios' | 'architectures' | 'departures'>,
  version: ModelVersion,
): readonly Question[] {
  return scenarios.flatMap((scenario) =>
    architectures
      .filter((architecture) => applies(scenario, architecture, version))
      .map((architecture) => ({ scenario, architecture, version, departures })),
  );
}

/** The rules of the catalogue that cells break. */
function rulesOf(cells: readonly CellSummary[]): ThreadResult['rules'] {
  const broken = new Set(cells.flatMap((cell) => cell.broken.map(({ rule }) => rule)));
  return modelRules
    .filter(({ id }) => broken.has(id))
    .map(({ id, name, statement }) => ({ id, name, statement }));
}
