import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq, expressionOf } from '../../../transition/expression.ts';
import type { Expression, TransitionSystem } from '../../../transition/form.ts';
import { randomSystem } from '../../../transition/testing/random-system.ts';
import {
  action,
  assign,
  counters,
  peterson,
  philosophers,
  read,
  systemOf,
  variables,
} from '../../../transition/testing/small-systems.ts';
import type { PackedLimits, PackedResult } from '../../packed/result.ts';
import { raceModel, type RaceDefect } from '../../packed/testing/race-model.ts';
import { collapsedModel, exploreCollapsed } from '../explore-collapsed.ts';
import { reduced } from '../reduction.ts';
import { Crew } from './crew.ts';
import { beginTogether, exploreTogether, type TogetherOptions } from './testing/explore-together.ts';
import { startHesitantWorker } from './testing/start-hesitant-worker.ts';

let crew: Crew;
let seed = 1;
beforeAll(() => {
  crew = new Crew(2, () => startHesitantWorker(seed++));
});
afterAll(() => crew.close());

/** A result without what depends on how memory was used. */
function essence(result: PackedResult | undefined): unknown {
  return result === undefined ? undefined : { ...result, bytesPerState: 0 };
}

/** What a crew finds, and what one thread does. */
async function both(
  system: TransitionSystem,
  options: TogetherOptions = {},
): Promise<{ readonly found: unknown; readonly wanted: unknown }> {
  const { limits = {}, reduction = 'none' } = options;
  const found = essence(await exploreTogether(crew, system, options));
  return { found, wanted: essence(exploreCollapsed(system, { limits, reduction })) };
}

const someReduction = fc.constantFrom('none' as const, 'walkers' as const);

const small = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

describe('two threads find what one finds', () => {
  test.each<[string, TransitionSystem, Partial<PackedResult>]>([
    ['peterson', peterson('right'), { states: 34, transitions: 62, broken: [] }],
    ['a wrong peterson', peterson('broken'), { states: 50, transitions: 94 }],
    ['philosophers', philosophers(7), {}],
    ['counters', counters([8, 9, 10, 4]), { states: 2880, transitions: 11_520, depth: 27 }],
    ['a long chain', counters([300, 2]), { states: 600, depth: 300 }],
  ])('in %s', async (_, system, expected) => {
    const { found, wanted } = await both(system);
    expect(found).toEqual(wanted);
    expect(found).toMatchObject(expected);
  });

  test.each<RaceDefect>([
    'none',
    'clears PMD',
    'splitter does not flush',
    'huge zap does not flush',
    'PTE zap does not flush',
  ])('in the race model: %s', async (defect) => {
    const { found, wanted } = await both(raceModel(small, defect), { slice: 5000 });
    expect(found).toEqual(wanted);
  });

  test('again and again', async () => {
    const system = raceModel({ ...small, ptes: 1 }, 'clears PMD');
    const results: unknown[] = [];
    for (let run = 0; run < 10; run++) results.push(essence(await exploreTogether(crew, system)));
    expect(new Set(results.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test('when the directing thread expands small layers', async () => {
    const { found, wanted } = await both(raceModel(small, 'clears PMD'), { smallLayer: 64 });
    expect(found).toEqual(wanted);
  });

  test.each(['walkers', 'symmetry', 'all'] as const)('with reduction: %s', async (reduction) => {
    const { found, wanted } = await both(raceModel(small, 'huge zap does not flush'), { reduction });
    expect(found).toEqual(wanted);
  });

  test('in random systems', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomSystem,
        fc.integer({ min: 0, max: 5 }),
        someReduction,
        async (system, depth, reduction) => {
          const suits = collapsedModel(reduced(system, reduction)) !== undefined;
          if (!suits) return;
          const { found, wanted } = await both(system, { limits: { depth }, reduction });
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('limits', () => {
  const system = counters([7, 7, 7, 7]);
  const end = async (limits: PackedLimits): Promise<PackedResult> =>
    (await exploreTogether(crew, system, { limits }))!;

  test.each([0, 3])('of depth: %i', async (depth) => {
    const { found, wanted } = await both(system, { limits: { depth } });
    expect(found).toEqual(wanted);
  });

  test('of states leave whole layers', async () => {
    const most = 1200;
    const whole = await end({ states: most });
    expect(whole.outcome).toEqual({ kind: 'bounded', limit: 'states' });
    expect(whole.states).toBeLessThanOrEqual(most);
    expect(essence({ ...whole, outcome: { kind: 'bounded', limit: 'depth' } })).toEqual(
      essence(exploreCollapsed(system, { limits: { depth: whole.depth } })),
    );
    expect((await end({ states: whole.states })).states).toBe(whole.states);
    expect(await end({ states: 2401 })).toMatchObject({ outcome: { kind: 'complete' }, states: 2401 });
  });

  test('of bytes', async () => {
    const bytes = 5.5 * 2 ** 20;
    const larger = raceModel({ ...small, pmds: 2 });
    const results = [];
    for (let run = 0; run < 2; run++)
      results.push((await exploreTogether(crew, larger, { limits: { bytes } }))!);
    const [first, second] = results;
    expect(first!.outcome).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(first!.states).toBeGreaterThan(10_000);
    expect(essence(first)).toEqual(essence(second));
  });
});

test('a search that is stopped keeps what it has', async () => {
  const condition: Expression = { kind: 'not', operand: eq(read(0), 30) };
  const system = {
    ...counters([31, 9, 9]),
    rules: [{ id: 'end', message: '' }],
    invariants: [{ rule: 0, condition }],
  };
  const team = await beginTogether(crew, system);
  await team.advance(2000);
  const { states, expanded } = team.progress();
  expect(expanded).toBeGreaterThanOrEqual(2000);
  team.stop('states');
  const result = team.result();
  expect(result).toMatchObject({ outcome: { kind: 'bounded', limit: 'states' }, states });
  expect(result.broken[0]!.trace.length).toBe(30);
  expect(team.unknown).toBe(0);
});

test('an image is enough to go on from', async () => {
  const system = raceModel(small, 'clears PMD');
  const team = await beginTogether(crew, system);
  await team.advance(1000);
  const { point, states, keys, values } = team.image();
  expect(point.head).toBe(team.expanded);
  expect(team.log().length % states).toBe(0);
  expect(values.length).toBe(keys.fields.length);
});

test('a model that breaks its form is named', async () => {
  const up = action(0, 'up', [
    assign(0, { kind: 'binary', operator: 'add', left: read(0), right: expressionOf(1) }),
  ]);
  const system = systemOf({ variables: variables([5]), actions: [up] });
  await expect(exploreTogether(crew, system)).rejects.toThrow(/action 0 'up' .*v0 := 5/);
});
