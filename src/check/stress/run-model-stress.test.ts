import { describe, expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import { replayTrace } from '../../engine/packed/replay-trace.ts';
import type { Departure } from '../../kernel/departures.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import type { StressRun } from './result.ts';
import { runModelStress } from './run-model-stress.ts';
import type { ModelStressRequest } from './stress-request.ts';

/** The value that pmd_mknotpresent() gives is stored as it is: the race that the thread was about (C23). */
const unchanged: Departure = 'split: set_pmd_at() stores the value unchanged';

const quiet = { progress: () => undefined, warn: () => undefined, interrupted: () => false };

function requestOf(more: Partial<ModelStressRequest> = {}): ModelStressRequest {
  return {
    scenario: modelScenarios.find(({ name }) => name === 'split-vs-zap')!,
    architecture: architectureModels.find(({ name }) => name === 'arm')!,
    version: 4005,
    departures: [unchanged],
    scheduler: { kind: 'random' },
    hardwareWeight: 1,
    seed: 1n,
    attempts: 4000,
    only: undefined,
    widenedBy: [],
    mostSteps: 10_000,
    stopAtFirst: false,
    milliseconds: undefined,
    sweep: [],
    exactStates: undefined,
    ...more,
  };
}

const broken = ({ rules }: StressRun): readonly string[] =>
  rules
    .filter(({ odds }) => odds.hits > 0)
    .map(({ rule }) => rule)
    .toSorted();

describe('the race of the thread on arm', () => {
  test.each([1, 0.2])(
    'is found, as often as the exact probability says, hardware weight %d',
    async (hardwareWeight) => {
      const result = await runModelStress(
        requestOf({ hardwareWeight, exactStates: 100_000, attempts: 20_000 }),
        quiet,
      );
      expect(result.verdict).toEqual({ kind: 'violated' });
      expect(broken(result)).toEqual(['P1', 'P2']);
      for (const { odds } of [...result.rules, { odds: result.any }]) {
        expect(odds.exact!.low).toBeGreaterThan(odds.probability.low);
        expect(odds.exact!.high).toBeLessThan(odds.probability.high);
        expect(odds.exact!.high - odds.exact!.low).toBeLessThan(1e-9);
      }
    },
  );

  test('is not there in 4.5 as released, where the probability is exactly 0', async () => {
    const result = await runModelStress(requestOf({ departures: [], exactStates: 100_000 }), quiet);
    expect(result.verdict).toEqual({ kind: 'bounded', limit: '4000 attempts' });
    expect(result.any).toEqual({
      hits: 0,
      probability: { value: 0, low: 0, high: 3 / 4000 },
      half: { value: null, low: 924, high: null },
      almostCertain: { value: null, low: 6138, high: null },
      exact: { low: 0, high: 0 },
    });
  });

  test('never loses a zap in 6.12', async () => {
    const result = await runModelStress(requestOf({ departures: [], version: 6012 }), quiet);
    expect(broken(result)).toEqual(['P3']);
  });

  test.each(['pct', 'timed'] as const)('is found with the scheduler %s', async (kind) => {
    const scheduler =
      kind === 'pct'
        ? ({ kind, depth: 3, steps: undefined } as const)
        : ({ kind, window: 2000, jitter: 0.1, costs: new Map(), delays: [] } as const);
    expect(broken(await runModelStress(requestOf({ scheduler }), quiet))).toContain('P2');
  });
});

describe('a run', () => {
  test('of one attempt does what the attempt did among the others', async () => {
    const all = await runModelStress(requestOf(), quiet);
    const p2 = all.rules.find(({ rule }) => rule === 'P2')!;
    const alone = await runModelStress(requestOf({ only: p2.firstAttempt }), quiet);
    expect(broken(alone)).toContain('P2');
    expect(alone.attempts).toBe(1);
    expect(alone.witnesses).toHaveLength(1);
    expect(alone.witnesses[0]!.trace.length).toBe(alone.steps);
  });

  test('shows a trace for each rule that replays to it, and is shorter', async () => {
    const request = requestOf();
    const { witnesses, rules } = await runModelStress(request, quiet);
    const system = buildScenario(request.scenario, request);
    for (const { rule, trace } of witnesses) {
      const { steps } = replayTrace(system, trace);
      expect(steps.at(-1)!.broken.map((each) => system.rules[each]!.id)).toContain(rule);
      expect(trace.length).toBeLessThan(rules.find((each) => each.rule === rule)!.steps);
    }
  });

  test('counts what entries were and how they changed, each attempt once', async () => {
    const { coverage, attempts } = await runModelStress(requestOf(), quiet);
    const [pmd] = coverage.entries;
    const seen = new Map(pmd!.classes.map(({ name, attempts: times }) => [name, times]));
    expect(seen.get('huge')).toBe(attempts);
    expect(seen.get('none')).toBe(attempts);
    const changes = new Map(pmd!.changes.map(({ from, to, count }) => [`${from} -> ${to}`, count]));
    // An entry that is split becomes a table; one that is zapped stays none.
    expect(changes.get('none -> table 0')).toBe(seen.get('table 0'));
    expect(changes.get('huge -> none')).toBe(attempts);
    expect(coverage.sometimes[0]!.attempts).toBe(seen.get('table 0'));
    expect(coverage.actions!.taken + coverage.neverTaken.length).toBe(coverage.actions!.all);
  });

  test('with a sweep is more probable the longer the delay', async () => {
    const { sweep, scheduler } = await runModelStress(
      requestOf({
        scheduler: {
          kind: 'timed',
          window: 5000,
          jitter: 0.1,
          costs: new Map([['flush', 50]]),
          delays: [{ name: 'pmd_populate', when: 'before', cycles: 0 }],
        },
        sweep: [0, 500, 5000],
        attempts: 3000,
      }),
      quiet,
    );
    expect(sweep.map(({ cycles }) => cycles)).toEqual([0, 500, 5000]);
    const values = sweep.map(({ any }) => any.probability.value);
    expect(values[1]).toBeGreaterThan(values[0]! * 1.5);
    expect(values[2]).toBeGreaterThan(values[1]! * 1.5);
    if (scheduler.kind !== 'timed') throw new Error(scheduler.kind);
    expect(scheduler.costs.find(({ name }) => name === 'flush')).toMatchObject({
      cycles: 50,
      basis: 'given',
    });
    expect(scheduler.delays[0]!.applied).toBeGreaterThan(0);
  });

  test('that is interrupted says so and computes nothing more', async () => {
    const result = await runModelStress(requestOf({ attempts: 1e9, exactStates: 1 }), {
      ...quiet,
      interrupted: () => true,
    });
    expect(result.ended).toBe(`interrupted after ${result.attempts} attempts`);
    expect(result.attempts).toBeGreaterThan(0);
    expect(result.exact).toBeUndefined();
  });

  test('that measures steps for pct counts none of them', async () => {
    const { coverage, steps, scheduler } = await runModelStress(
      requestOf({ scheduler: { kind: 'pct', depth: 2, steps: undefined }, attempts: 1 }),
      quiet,
    );
    expect(coverage.actions!.taken).toBeLessThanOrEqual(steps);
    if (scheduler.kind !== 'pct') throw new Error(scheduler.kind);
    expect(scheduler.guarantee).toBeCloseTo(1 / (2 * scheduler.steps), 12);
    expect(scheduler.caveats).toHaveLength(1);
  });
});
