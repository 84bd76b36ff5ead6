import { describe, expect, it } from 'vitest';
import { architectureModels } from '../../src/arch/models.ts';
import { raceModel } from '../../src/engine/packed/testing/race-model.ts';
import { buildScenario } from '../../src/kernel/scenario.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';
import { peterson, philosophers } from '../../src/transition/testing/small-systems.ts';
import { countPacked, countRumur, countSpin, hasRumur, hasSpin } from './peer-searches.ts';

/**
 * SPIN and rumur search systems that were exported to their languages. They share nothing with the product's search but
 * the system: states, transitions, how often each rule is broken, what is reached and what is never taken must agree.
 */

interface Case {
  readonly name: string;
  readonly system: () => TransitionSystem;
}

/** `THPCHECK_PEERS=all`: every scenario on two architectures. `everything`: on all, in all versions (half an hour). */
const extent = process.env['THPCHECK_PEERS'] ?? '';
/** Between them they break P1, P3, P4, P5, P6, P8, P9, P11 and P13, or nothing. */
const chosen: readonly (readonly [scenario: string, architecture: string, version: number])[] = [
  ['flush-vs-interrupts-off', 'arm64', 4005],
  ['split-vs-zap', 'x86_64', 4004],
  ['split-vs-zap', 'arm', 6012],
  ['split-vs-fault', 'sparc64', 6012],
  ['split-page-vs-gup-fast', 'arm', 4005],
  ['numa-migrate-vs-gup-fast', 'x86_64', 4005],
  ['zap-vs-fault', 's390', 4004],
  ['mremap-vs-mkclean-vs-user', 'x86_64', 4005],
  ['migrate-vs-user', 'powerpc-hash', 4004],
];

/** The newest kernel on x86_64, the oldest on powerpc-hash: the architecture least like it. */
const pair = { x86_64: 'newest', 'powerpc-hash': 'oldest' } as const;

const scenarioCases = modelScenarios.flatMap((scenario) =>
  architectureModels
    .filter(({ name }) => scenario.architectures?.includes(name) ?? true)
    .flatMap((architecture) => {
      const versions = architecture.versions.filter((version) => scenario.versions.includes(version));
      return versions
        .filter((version) => isChosen(scenario.name, architecture.name, version, versions))
        .map((version): Case => {
          const name = `${scenario.name}, ${architecture.name} ${version}`;
          return { name, system: () => buildScenario(scenario, { architecture, version }) };
        });
    }),
);

function isChosen(
  scenario: string,
  architecture: string,
  version: number,
  versions: readonly number[],
): boolean {
  if (extent === 'everything') return true;
  if (extent === 'all') {
    const which = Object.entries(pair).find(([name]) => name === architecture)?.[1];
    return which !== undefined && version === versions.at(which === 'newest' ? -1 : 0);
  }
  return chosen.some(([name, on, at]) => name === scenario && on === architecture && at === version);
}

/** Small systems that deadlock, and that break an invariant and a final condition. */
const cases: readonly Case[] = [
  { name: 'philosophers', system: () => philosophers(4) },
  { name: 'peterson, broken', system: () => peterson('broken') },
  {
    name: 'race model that clears the PMD',
    system: () => raceModel({ cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 }, 'clears PMD'),
  },
  ...scenarioCases,
];

describe.each([
  { peer: 'SPIN', has: hasSpin, count: countSpin },
  { peer: 'rumur', has: hasRumur, count: countRumur },
])('$peer', ({ has, count }) => {
  it.skipIf(!has).each(cases)(
    '$name',
    ({ system: build }) => {
      const system = build();
      expect(count(system)).toEqual(countPacked(system));
    },
    120_000,
  );
});

it('finds every scenario that is chosen', () => {
  const searched = new Set(scenarioCases.map(({ name }) => name));
  const missing = chosen
    .map(([scenario, on, at]) => `${scenario}, ${on} ${at}`)
    .filter((name) => !searched.has(name));
  expect(extent === '' ? missing : []).toEqual([]);
});
