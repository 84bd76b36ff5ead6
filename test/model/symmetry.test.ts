import { describe, expect, test } from 'vitest';
import type { Enlargement } from './enlarged.ts';
import { enlargedSplitVsZap } from './enlarged.ts';
import type { ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../src/arch/models.ts';
import { exploreReference } from '../../src/engine/packed/reference.ts';
import { exploreSymmetricReference } from '../../src/engine/packed/symmetric-reference.ts';
import type { ModelScenario } from '../../src/kernel/scenario.ts';
import { buildScenario } from '../../src/kernel/scenario.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';
import { findSymmetry } from '../../src/transition/symmetry/find.ts';

function systemOn(scenario: ModelScenario, name: ModelArchitecture, version: ModelVersion): TransitionSystem {
  const architecture = architectureModels.find((model) => model.name === name)!;
  return buildScenario(scenario, { architecture, version });
}

describe('searches with and without symmetry agree, and the states that one stands for are those of the other', () => {
  test.each<[string, ModelArchitecture, ModelVersion, string, number, number]>([
    ['flush-vs-interrupts-off', 'arm64', 4005, 'P8', 63, 57],
    ['split-vs-user', 'arm64', 6012, '', 162, 98],
    ['split-vs-user', 'powerpc-hash', 6012, '', 244, 136],
    ['collapse-then-zap-vs-gup-fast', 's390', 4005, 'P8', 795, 751],
    ['numa-vs-numa-vs-migrate', 's390', 4005, 'P1', 1541, 752],
    ['split-vs-zap', 'arm64', 6012, '', 2360, 1372],
  ])(
    '%s, %s, %i: breaks "%s", %i states, %i representatives',
    (name, on, version, ids, states, representatives) => {
      const scenario = modelScenarios.find((each) => each.name === name)!;
      const system = systemOn(scenario, on, version);
      const whole = exploreReference(system);
      const reduced = exploreSymmetricReference(system, findSymmetry(system));
      const idsOf = (broken: typeof whole.broken): string =>
        [...new Set(broken.map(({ rule }) => system.rules[rule]!.id))].join();
      expect({ ids: idsOf(whole.broken), states: whole.states }).toEqual({ ids, states });
      expect({ ids: idsOf(reduced.broken), states: reduced.orbits }).toEqual({ ids, states });
      expect(reduced.states).toBe(representatives);
      const { depth, reached, neverTaken } = whole;
      expect(reduced).toMatchObject({ depth, reached, neverTaken });
    },
  );

  test.each<[Enlargement, ModelArchitecture, ModelVersion, number, number]>([
    [{ zaps: 1, users: 1, pagesPerTable: 1 }, 'arm64', 6012, 2612, 6],
    [{ zaps: 1, users: 1, pagesPerTable: 1 }, 's390', 4005, 2110, 6],
  ])('%o on %s, %i: %i states, a group of %i', (enlargement, on, version, states, group) => {
    const system = systemOn(enlargedSplitVsZap(enlargement), on, version);
    const symmetry = findSymmetry(system);
    expect(symmetry.permutations).toHaveLength(group - 1);
    const { orbits, outcome } = exploreSymmetricReference(system, symmetry);
    expect({ orbits, outcome }).toEqual({ orbits: states, outcome: 'complete' });
  });
});

describe('what can be exchanged in split-vs-zap with more CPUs', () => {
  const pairs = (of: string, first: number, others: readonly number[]): readonly string[] =>
    others.map(
      (cpu) =>
        `messages to CPU${first} with messages to CPU${cpu}, walker of CPU${first} with walker of CPU${cpu}${of}`,
    );

  test('tlbi of arm64 reaches all CPUs, so TLBs are not bound to the paths that run beside them', () => {
    const system = systemOn(enlargedSplitVsZap({ zaps: 2, users: 0, pagesPerTable: 2 }), 'arm64', 6012);
    const { found, permutations } = findSymmetry(system);
    expect(permutations).toHaveLength(3 * 2 * 2 - 1);
    expect(found).toEqual([...pairs('', 0, [1, 2]), 'CPU1 with CPU2']);
  });

  test('x86 flushes its own TLB before it sends interrupts, so TLB and path go together', () => {
    const system = systemOn(enlargedSplitVsZap({ zaps: 2, users: 0, pagesPerTable: 2 }), 'x86_64', 4005);
    const { found, permutations } = findSymmetry(system);
    expect(permutations).toHaveLength(1);
    for (const process of ['CPU', 'messages to CPU', 'walker of CPU']) {
      expect(found.join()).toContain(`${process}1 with ${process}2`);
    }
  });

  test('a split and a zap cannot be exchanged, nor the parts of a huge page that are filled in order', () => {
    const system = systemOn(enlargedSplitVsZap({ zaps: 1, users: 0, pagesPerTable: 3 }), 'x86_64', 4005);
    expect(findSymmetry(system).permutations).toEqual([]);
  });
});
