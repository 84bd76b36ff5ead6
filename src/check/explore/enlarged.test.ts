import { describe, expect, test } from 'vitest';
import type { ModelArchitecture, ModelVersion } from '../../arch/entry-helpers.ts';
import { architectureModels } from '../../arch/models.ts';
import { explorePacked } from '../../engine/packed/explore-packed.ts';
import type { Departure } from '../../kernel/departures.ts';
import { enlargedSplitVsZap, sizeOfTheThread, type Enlargement } from '../../kernel/enlarged.ts';
import { buildScenario, type ModelScenario } from '../../kernel/scenario.ts';
import { scenario as splitVsZap } from '../../kernel/scenarios/split-vs-zap.ts';
import { scenario as splitVsZapVsFault } from '../../kernel/scenarios/split-vs-zap-vs-fault.ts';

type Place = [ModelArchitecture, ModelVersion, Departure?];

/** Everything that an exploration counts and finds. */
function explored(scenario: ModelScenario, [name, version, departure]: Place) {
  const architecture = architectureModels.find((each) => each.name === name)!;
  const departures = departure === undefined ? [] : [departure];
  const system = buildScenario(scenario, { architecture, version, departures });
  const { outcome, states, transitions, depth, broken, reached } = explorePacked(system, {
    limits: { states: 500_000 },
  });
  const rules = broken.map(({ rule, trace }) => `${system.rules[rule]!.id} after ${trace.length}`);
  return { outcome: outcome.kind, states, transitions, depth, rules, reached };
}

const enlarged = (by: Partial<Enlargement>): ModelScenario =>
  enlargedSplitVsZap({ ...sizeOfTheThread, ...by });

describe('enlarged split-vs-zap', () => {
  test.each<Place>([
    ['arm', 4005],
    ['arm', 4005, 'split: set_pmd_at() stores the value unchanged'],
    ['arm64', 4004],
    ['arm64', 6012],
    ['powerpc-hash', 4005],
    ['s390', 4005],
    ['x86_64', 6012, 'split: clears the entry first'],
  ])('at the size of the thread is the scenario of the thread: %s %s', (...place) => {
    expect(explored(enlarged({}), place)).toEqual(explored(splitVsZap, place));
  });

  test.each<Place>([
    ['arm', 4005],
    ['s390', 4004],
    ['x86_64', 6012],
  ])('with a fault and without translations is split-vs-zap-vs-fault: %s %s', (...place) => {
    const scenario = { ...enlarged({ faults: 1 }), translating: [] };
    expect(explored(scenario, place)).toEqual(explored(splitVsZapVsFault, place));
  });

  test.each<Partial<Enlargement>>([{ zaps: 2 }, { faults: 1 }, { users: 1 }, { entries: 3 }, { pages: 2 }])(
    'grows and is searched to its end with %o',
    (by) => {
      const { outcome, states, reached } = explored(enlarged(by), ['arm64', 6012]);
      expect(outcome).toBe('complete');
      expect(states).toBeGreaterThan(3 * explored(splitVsZap, ['arm64', 6012]).states);
      expect(reached).not.toContain(false);
    },
  );

  test('with two huge pages loses pages of the second one too if the split clears the entry', () => {
    const { rules } = explored(enlarged({ pages: 2 }), ['arm64', 6012, 'split: clears the entry first']);
    expect(rules.map((rule) => rule.split(' ')[0])).toContain('P2');
  });
});
