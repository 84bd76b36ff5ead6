import { expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import { explorePacked } from '../../engine/packed/explore-packed.ts';
import { exactProbabilities } from '../../engine/stress/exact-probability.ts';
import { RandomScheduler, weightsOf } from '../../engine/stress/random-scheduler.ts';
import { runAttempts } from '../../engine/stress/run-attempts.ts';
import { SystemSubject } from '../../engine/stress/system-subject.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { applies, versionText } from '../thread/question.ts';
import { placesOf } from './model-places.ts';

/** Standard deviations that a count of attempts may be off. */
const mostDeviations = 4.5;

/** Each scenario on one architecture and kernel, which go round. */
const cells = modelScenarios.flatMap((scenario, number) => {
  const all = architectureModels.flatMap((architecture) =>
    ([4005, 6012] as const)
      .filter((version) => applies(scenario, architecture, version))
      .map((version) => ({ scenario, architecture, version })),
  );
  const cell = all[(5 * number) % Math.max(1, all.length)];
  return cell === undefined
    ? []
    : [[scenario.name, cell.architecture.name, versionText(cell.version), cell] as const];
});

test.each(cells)('%s on %s %s: attempts, exact probabilities and search agree', async (...row) => {
  const { scenario, architecture, version } = row[3];
  const system = buildScenario(scenario, { architecture, version });
  const subject = new SystemSubject(system, placesOf(system));
  const weights = weightsOf(subject.movers, 0.5);
  const exact = exactProbabilities(system, weights, 300_000);
  const searched = new Set(explorePacked(system).broken.map(({ rule }) => system.rules[rule]!.id));
  expect([...exact.rules.keys()].toSorted()).toEqual([...searched].toSorted());
  const { rules, attempts } = await runAttempts(subject, new RandomScheduler(weights), {
    seed: 5n,
    attempts: 500,
    mostSteps: 100_000,
    stopAtFirst: false,
  });
  expect(rules.map(({ rule }) => rule).filter((rule) => !exact.rules.has(rule))).toEqual([]);
  for (const [id, { low, high }] of exact.rules) {
    expect(high - low).toBeLessThan(1e-9);
    const hits = rules.find(({ rule }) => rule === id)?.attempts ?? 0;
    const spread = Math.sqrt(attempts * high * (1 - high));
    expect(Math.abs(hits - attempts * high)).toBeLessThanOrEqual(mostDeviations * spread + 1e-6);
  }
});
