import type { ModelVersion } from '../../arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../arch/model/architecture-model.ts';
import { architectureModels } from '../../arch/models.ts';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { explorePacked } from '../../engine/packed/explore-packed.ts';
import type { Departure } from '../../kernel/departures.ts';
import { paeTornRead } from '../../kernel/paths/pae-torn-read.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { applies } from '../thread/question.ts';
import type { Study } from '../thread/study.ts';
import { bugScenarioUnknown } from './diagnostics.ts';
import { brokenLaws } from './helper-laws.ts';
import { kernels, type BugCase } from './schema.ts';

/** By architecture, the rules that are broken, sorted; the form of `expect` in a bug's file. */
export type Verdicts = Readonly<Record<string, readonly string[]>>;

/** The side of a bug that is looked at. */
export type Side = 'broken' | 'repaired';

/**
 * What one side of a case gives on each architecture that it applies to; undefined for a side that does not exist.
 * @throws ThpcheckError if the case names an unknown scenario.
 */
export function verdictsOf(bugCase: BugCase, side: Side, study: Study): Verdicts | undefined {
  const { architectures } = bugCase;
  const chosen = architectureModels.filter(({ name }) => architectures?.includes(name) ?? true);
  if ('system' in bugCase) return { 'x86-32 PAE': brokenIn(bugCase[side].order) };
  if ('law' in bugCase) {
    const { law } = bugCase;
    const text = bugCase[side];
    return text && lawVerdicts(chosen, kernels[text.kernel], law);
  }
  const text = bugCase[side];
  return text && scenarioVerdicts(bugCase.scenario, chosen, kernels[text.kernel], text.departures, study);
}

function scenarioVerdicts(
  name: string,
  architectures: readonly ArchitectureModel[],
  version: ModelVersion,
  departures: readonly Departure[],
  study: Study,
): Verdicts {
  const scenario = modelScenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new ThpcheckError(bugScenarioUnknown(name));
  return Object.fromEntries(
    architectures
      .filter((architecture) => applies(scenario, architecture, version))
      .map((architecture) => {
        const answer = study.ask({ scenario, architecture, version, departures });
        const rules = new Set(answer.broken.map(({ rule }) => rule));
        return [architecture.name, typeof answer.verdict === 'string' ? [...rules].toSorted() : ['bounded']];
      }),
  );
}

function lawVerdicts(
  architectures: readonly ArchitectureModel[],
  version: ModelVersion,
  law: Parameters<typeof brokenLaws>[1],
): Verdicts {
  return Object.fromEntries(
    architectures
      .filter(({ versions }) => versions.includes(version))
      .map(({ name, helpers }) => [name, brokenLaws(helpers(version), law)]),
  );
}

function brokenIn(order: Parameters<typeof paeTornRead>[0]): readonly string[] {
  const system = paeTornRead(order);
  return [...new Set(explorePacked(system).broken.map(({ rule }) => system.rules[rule]!.id))].toSorted();
}
