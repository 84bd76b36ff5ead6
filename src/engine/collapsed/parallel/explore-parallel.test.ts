import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { counters } from '../../../transition/testing/small-systems.ts';
import type { PackedResult } from '../../packed/result.ts';
import { raceModel } from '../../packed/testing/race-model.ts';
import { exploreCollapsed } from '../explore-collapsed.ts';
import { exploreParallel } from './explore-parallel.ts';

const race = raceModel({ cpus: 2, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 }, 'clears PMD');

function essence(result: PackedResult | undefined): unknown {
  return result === undefined ? undefined : { ...result, bytesPerState: 0 };
}

const noThread = (): Worker => {
  throw new Error('a thread was started');
};

test('few states are explored by one thread', async () => {
  const system = counters([10, 10, 10]);
  const result = await exploreParallel(system, { workers: 2, start: noThread });
  expect(essence(result)).toEqual(essence(exploreCollapsed(system)));
});

test.each(['alone', 'together'] as const)('many states by several, that begin %s', async (beginning) => {
  const seen: number[] = [];
  const result = await exploreParallel(race, {
    workers: 2,
    worthThreads: 1000,
    beginning,
    onProgress: ({ expanded }) => void seen.push(expanded),
  });
  expect(essence(result)).toEqual(essence(exploreCollapsed(race)));
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(result!.states);
});

test('a search goes on alone when no thread can be had', async () => {
  const options = { workers: 2, worthThreads: 1000, beginning: 'together' } as const;
  const alone = essence(exploreCollapsed(race));
  expect(essence(await exploreParallel(race, { ...options, start: noThread }))).toEqual(alone);
  const start = (): Worker => new Worker('process.exit(1)', { eval: true });
  expect(essence(await exploreParallel(race, { ...options, start }))).toEqual(alone);
});

test('a thread that dies ends the search', async () => {
  const code = `const { parentPort } = require('node:worker_threads');
    const state = { stop: undefined, counts: undefined, usedBytes: 0 };
    parentPort.on('message', ({ kind }) => {
      if (kind === 'expand') process.exit(9);
      parentPort.postMessage({ kind: 'done', state });
    });`;
  const start = (): Worker => new Worker(code, { eval: true });
  const search = exploreParallel(race, { workers: 2, worthThreads: 1000, beginning: 'together', start });
  await expect(search).rejects.toMatchObject({ diagnostic: { code: 'THP6022' } });
});

test('a system whose states have too many components does not suit', async () => {
  expect(await exploreParallel(counters([]), { workers: 2, start: noThread })).toBeUndefined();
});
