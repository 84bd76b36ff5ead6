import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import type { ArchitectureModel } from '../../src/arch/model/architecture-model.ts';
import type { Primitives } from '../../src/arch/model/primitives.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { buildScenario, type ModelScenario } from '../../src/kernel/scenario.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';
import { scenario as collapseVsUser } from '../../src/kernel/scenarios/collapse-vs-user.ts';
import { scenario as migrateVsGupFast } from '../../src/kernel/scenarios/migrate-vs-gup-fast.ts';
import { scenario as migrateVsZap } from '../../src/kernel/scenarios/migrate-vs-zap.ts';
import { scenario as splitPageVsSplit } from '../../src/kernel/scenarios/split-page-vs-split.ts';
import { scenario as splitPageVsZap } from '../../src/kernel/scenarios/split-page-vs-zap.ts';
import { architectures, explore } from './core-paths.ts';
import { departed, releases, type Verdict } from './more-paths.ts';

/** Counts of states and transitions; `THPCHECK_UPDATE=1` writes the file anew. */
const file = fileURLToPath(new URL('more-paths.json', import.meta.url));
const updating = process.env['THPCHECK_UPDATE'] === '1';
type Counts = Record<string, readonly [states: number, transitions: number]>;
const known = JSON.parse(readFileSync(file, 'utf8')) as Counts;
const counted: Counts = {};

afterAll(() => {
  if (!updating) return;
  const lines = Object.entries(counted).map(
    ([name, counts]) => `  ${JSON.stringify(name)}: [${counts.join(', ')}]`,
  );
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
});

interface Target {
  readonly target: string;
  readonly architecture: ArchitectureModel;
  readonly version: ModelVersion;
}

function targetsOf(scenario: ModelScenario): Target[] {
  return [...architectures.values()]
    .filter(({ name }) => scenario.architectures?.includes(name) ?? true)
    .flatMap((architecture) =>
      architecture.versions
        .filter((version) => scenario.versions.includes(version))
        .map((version) => ({ target: `${architecture.name} ${version}`, architecture, version })),
    );
}

interface Case extends Target {
  readonly name: string;
  readonly verdict: Verdict;
  readonly broken: readonly string[];
}

function casesOf(verdicts: readonly Verdict[]): Case[] {
  return verdicts.flatMap((verdict) =>
    targetsOf(verdict.scenario).map((each) => {
      const rules = Object.entries(verdict.broken).find(([, targets]) => targets.includes(each.target))?.[0];
      const name = [verdict.scenario.name, ...verdict.departures].join(', ');
      return { ...each, name, verdict, broken: rules?.split(' ') ?? [] };
    }),
  );
}

describe('collapse, split of pages, migration, reverse map', () => {
  it.each(casesOf(releases))('$name, $target', ({ name, target, verdict, broken, ...request }) => {
    const found = explore(verdict.scenario, request);
    expect(found.broken).toEqual(broken);
    expect(found.missed).toEqual([]);
    counted[`${name}, ${target}`] = [found.states, found.transitions];
    if (!updating) expect([found.states, found.transitions]).toEqual(known[`${name}, ${target}`]);
  });

  it.each(casesOf(departed))('$name, $target', ({ verdict, broken, ...request }) => {
    const { departures } = verdict;
    expect(explore(verdict.scenario, { ...request, departures }).broken).toEqual(broken);
  });

  it('expects nothing of what is not explored', () => {
    for (const { scenario, broken } of [...releases, ...departed]) {
      const targets = new Set(targetsOf(scenario).map(({ target }) => target));
      const expected = Object.values(broken).flat();
      expect(expected.filter((each) => !targets.has(each))).toEqual([]);
      expect(new Set(expected).size).toBe(expected.length);
    }
    const all = new Set(casesOf(releases).map(({ name, target }) => `${name}, ${target}`));
    if (!updating) expect(Object.keys(known).filter((each) => !all.has(each))).toEqual([]);
  });
});

function brokenIn(system: TransitionSystem): string[] {
  const { broken } = explorePacked(system, { limits: { states: 1_000_000 } });
  return [...new Set(broken.map(({ rule }) => system.rules[rule]!.id))].sort();
}

describe('a lock that does not exclude', () => {
  const arm64 = architectures.get('arm64')!;
  const x86 = architectures.get('x86_64')!;
  it.each([
    { scenario: splitPageVsSplit, architecture: x86, version: 4005, lock: 'spin_lock(pmd)', rule: 'P21' },
    { scenario: splitPageVsSplit, architecture: arm64, version: 6012, lock: 'spin_lock(pmd)', rule: 'P21' },
    { scenario: splitPageVsZap, architecture: arm64, version: 6012, lock: 'spin_lock(pmd)', rule: 'P2' },
    {
      scenario: splitPageVsZap,
      architecture: arm64,
      version: 4005,
      lock: 'spin_lock(ptl of the page table)',
      rule: 'P2',
    },
    {
      scenario: splitPageVsZap,
      architecture: arm64,
      version: 6012,
      lock: 'spin_lock(ptl of the page table)',
      rule: 'P2',
    },
    { scenario: migrateVsZap, architecture: x86, version: 4005, lock: 'spin_lock(pmd)', rule: 'P10' },
  ] as const)('$scenario.name, $version: $lock', ({ scenario, architecture, version, lock, rule }) => {
    const system = buildScenario(scenario, { architecture, version });
    expect(brokenIn(system)).not.toContain(rule);
    const actions = system.actions.map(({ guard, ...action }) =>
      guard === undefined || action.label === lock ? action : { ...action, guard },
    );
    expect(brokenIn({ ...system, actions })).toContain(rule);
  });
});

describe('a flush that is left out', () => {
  function without(name: string, change: (primitives: Primitives) => void): ArchitectureModel {
    const architecture = architectures.get(name)!;
    return {
      ...architecture,
      primitives: (version, machine) => {
        const primitives = architecture.primitives(version, machine);
        change(primitives);
        return primitives;
      },
    };
  }
  const noCollapseFlush = (primitives: Primitives): void => {
    primitives.pmdp_collapse_flush = (path, place) => primitives.pmdp_huge_get_and_clear(path, place);
  };
  const noHugeFlush = (primitives: Primitives): void => {
    primitives.flush_pmd_tlb_range = () => undefined;
  };
  it.each(['x86_64', 'arm', 'arm64', 'powerpc-radix', 'riscv64'])('%s: pmdp_collapse_flush()', (name) => {
    const architecture = without(name, noCollapseFlush);
    const { broken } = explore(collapseVsUser, { architecture, version: 6012 });
    expect(broken).toEqual(name === 'riscv64' ? ['P5', 'P6'] : ['P12', 'P5', 'P6']);
  });
  it.each(['x86_64', 'arm64', 'powerpc-radix', 'riscv64'])('%s: pmdp_invalidate() of a migration', (name) => {
    const architecture = without(name, noHugeFlush);
    expect(explore(migrateVsGupFast, { architecture, version: 6012 }).broken).toEqual(['P6']);
  });
});
