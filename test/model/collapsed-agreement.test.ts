import { expect, test } from 'vitest';
import { architectureModels } from '../../src/arch/models.ts';
import type { Chains } from '../../src/engine/collapsed/chains.ts';
import { CollapsedSearch } from '../../src/engine/collapsed/collapsed-search.ts';
import { collapsedModel, exploreCollapsed } from '../../src/engine/collapsed/explore-collapsed.ts';
import { reduced as reducedBy, type Reduction } from '../../src/engine/collapsed/reduction.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { replayTrace } from '../../src/engine/packed/replay-trace.ts';
import type { PackedResult } from '../../src/engine/packed/result.ts';
import { buildScenario } from '../../src/kernel/scenario.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';

/** Every so many combinations are compared; all with THPCHECK_AGREEMENT=all. */
const stride = process.env['THPCHECK_AGREEMENT'] === 'all' ? 1 : 23;
/** Larger systems are left to the benchmark, which compares counts too. */
const mostStates = 60_000;

const combinations = modelScenarios
  .flatMap((scenario) =>
    architectureModels.flatMap((architecture) =>
      scenario.versions
        .filter((version) => architecture.versions.includes(version))
        .filter(() => scenario.architectures?.includes(architecture.name) ?? true)
        .map((version) => ({ scenario, architecture, version })),
    ),
  )
  .filter((_, number) => number % stride === 0);

const reductions: readonly Reduction[] = ['walkers', 'symmetry', 'all'];

/** Identifiers of the rules that are broken. */
function brokenIds(system: TransitionSystem, { broken }: PackedResult): readonly string[] {
  return [...new Set(broken.map(({ rule }) => system.rules[rule]!.id))].sort();
}

test.each(
  combinations.map(
    (each) => [`${each.scenario.name}, ${each.architecture.name}, ${each.version}`, each] as const,
  ),
)('%s: counts equal without reductions, rules and reached states with them', (_, each) => {
  const system = buildScenario(each.scenario, each);
  const packed = explorePacked(system, { limits: { states: mostStates } });
  if (packed.outcome.kind !== 'complete') return;
  const full = exploreCollapsed(system);
  expect(full).toMatchObject({
    outcome: packed.outcome,
    states: packed.states,
    transitions: packed.transitions,
    depth: packed.depth,
    reached: packed.reached,
    neverTaken: packed.neverTaken,
  });
  const summary = (result: PackedResult) =>
    result.broken.map(({ rule, count, trace }) => ({ rule, count, length: trace.length }));
  expect(summary(full!)).toEqual(summary(packed));
  // Whatever is stored of chains, states that break rules are counted once.
  const counts = (chains: Chains): unknown => {
    const search = CollapsedSearch.begin(collapsedModel({ ...reducedBy(system, 'walkers'), chains })!, {})!;
    while (search.stage.kind === 'running') search.advance(mostStates);
    const { broken, reached, neverTaken } = search.result();
    return { broken: broken.map(({ rule, count }) => ({ rule, count })), reached, neverTaken };
  };
  expect(counts('merged')).toEqual(counts('stored'));
  for (const reduction of reductions) {
    const reduced = exploreCollapsed(system, { reduction });
    if (reduced === undefined) continue;
    expect({ reduction, ids: brokenIds(system, reduced), reached: reduced.reached }).toEqual({
      reduction,
      ids: brokenIds(system, packed),
      reached: packed.reached,
    });
    expect(reduced.states).toBeLessThanOrEqual(packed.states);
    for (const { rule, trace } of reduced.broken) {
      const { steps, brokenInitially } = replayTrace(system, trace);
      const ids = (steps.at(-1)?.broken ?? brokenInitially).map((broken) => system.rules[broken]!.id);
      expect(ids).toContain(system.rules[rule]!.id);
    }
  }
});
