import { describe, expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import { enlargedSplitVsZap, sizeOfTheThread } from '../../kernel/enlarged.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import { search } from './search.ts';
import type { SearchHooks, SearchOptions, SearchProgress } from './search-types.ts';

const architecture = architectureModels.find(({ name }) => name === 'arm64')!;
/** 297,411 states in 69 layers. */
const system = buildScenario(enlargedSplitVsZap({ ...sizeOfTheThread, pages: 2 }), {
  architecture,
  version: 6012,
});

const plain: SearchOptions = { limits: {}, workers: 1, storage: 'exact', reduction: 'none' };
const silent: SearchHooks = {
  onProgress: () => undefined,
  interrupted: () => false,
  warn: () => undefined,
};

describe('search', () => {
  test('explores to the end and tells how far it is', async () => {
    const told: SearchProgress[] = [];
    const found = await search(system, plain, { ...silent, onProgress: (progress) => told.push(progress) });
    expect(found).toMatchObject({
      extent: { kind: 'complete' },
      omission: { kind: 'exact' },
      states: 297_411,
      transitions: 3_011_312,
      depth: 68,
      queue: 0,
    });
    expect(told.length).toBeGreaterThan(2);
    for (const { states, expanded, layers, depth } of told) {
      expect(expanded).toBeLessThanOrEqual(states);
      expect(layers).toHaveLength(depth + 1);
      expect(layers.reduce((sum, layer) => sum + layer, 0)).toBeLessThanOrEqual(states);
    }
  });

  test.each<[string, SearchOptions['limits'], Partial<{ states: number; depth: number }>]>([
    ['states', { states: 5000 }, { states: 5000 }],
    ['depth', { depth: 7 }, { depth: 7 }],
    ['bytes', { bytes: 2 ** 20 }, {}],
    ['milliseconds', { milliseconds: 0 }, {}],
  ])('stops at a limit of %s', async (limit, limits, expected) => {
    const found = await search(system, { ...plain, limits }, silent);
    expect(found.extent).toEqual({ kind: 'bounded', limit });
    expect(found).toMatchObject(expected);
    expect(found.states).toBeLessThan(297_411);
  });

  test('a limit that is not met does not bind', async () => {
    const limits = { states: 297_411, depth: 69, milliseconds: 10 ** 9, bytes: 2 ** 30 };
    expect((await search(system, { ...plain, limits }, silent)).extent).toEqual({ kind: 'complete' });
  });

  test('stops when interrupted, with what it has found', async () => {
    let asked = 0;
    const found = await search(system, plain, { ...silent, interrupted: () => ++asked > 1 });
    expect(found.extent).toEqual({ kind: 'interrupted' });
    expect(found.states).toBeGreaterThan(1);
    expect(found.states).toBeLessThan(297_411);
    expect(found.reached).toEqual([true]);
  });
});
