import { expect, test } from 'vitest';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../src/arch/models.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { exploreReduced, findings } from '../../src/engine/packed/reduced-reference.ts';
import type { Departure } from '../../src/kernel/departures.ts';
import { departures } from '../../src/kernel/departures.ts';
import { buildScenario, type ScenarioRequest } from '../../src/kernel/scenario.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import { planSelection } from '../../src/transition/independence/plan.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';

// Every run of the thread is searched with a plan and without; a stride of them unless THPCHECK_REDUCTION is `all`
// (a minute or two) or `departures` (all historical bugs and repairs too: an hour).
const asked = process.env['THPCHECK_REDUCTION'] ?? 'some';
const versions: readonly ModelVersion[] = [4004, 4005, 6012];

function requests(changes: readonly (readonly Departure[])[]): readonly (() => TransitionSystem)[] {
  return changes.flatMap((change) =>
    modelScenarios.flatMap((scenario) =>
      architectureModels.flatMap((architecture) =>
        versions
          .filter(
            (version) =>
              architecture.versions.includes(version) &&
              scenario.versions.includes(version) &&
              (scenario.architectures?.includes(architecture.name) ?? true),
          )
          .map((version) => () => {
            const request: ScenarioRequest = { architecture, version, departures: change };
            return buildScenario(scenario, request);
          }),
      ),
    ),
  );
}

const single = (Object.keys(departures) as Departure[]).map((departure) => [departure]);
const every = <T>(list: readonly T[], stride: number): readonly T[] =>
  list.filter((_, at) => at % stride === 0);
const systems =
  asked === 'departures'
    ? requests([[], ...single])
    : asked === 'all'
      ? requests([[]])
      : [...every(requests([[]]), 29), ...every(requests(single), 1499)];

test(
  'a plan leaves verdicts, broken rules and reached states of the scenarios as they are',
  { timeout: asked === 'some' ? 60_000 : 10_000_000 },
  () => {
    let violated = 0;
    let transitions = 0;
    let selected = 0;
    for (const build of systems) {
      const system = build();
      const full = explorePacked(system);
      const reduced = exploreReduced(planSelection(system));
      const rules = full.broken.map(({ rule }) => rule);
      expect([system.name, ...findings(system, reduced.broken, reduced.reached)]).toEqual([
        system.name,
        ...findings(system, rules, full.reached),
      ]);
      expect(reduced.outcome).toBe(full.outcome.kind);
      if (rules.length > 0) violated++;
      transitions += full.transitions;
      selected += reduced.transitions;
    }
    expect(violated).toBeGreaterThan(3);
    expect(selected * 4).toBeLessThan(transitions);
  },
);
