import { describe, expect, it } from 'vitest';
import { isAllocationFailure } from './allocation-failure.ts';
import { FingerprintSet } from './fingerprints.ts';
import { runSearch } from './search.ts';
import { lastZero } from './testing/benchmarks.ts';
import { ToyMachine } from './testing/toy-machine.ts';

describe('a set of fingerprints with a ceiling', () => {
  it('fills up instead of growing, keeps what it has, and is never larger than the ceiling', () => {
    const set = new FingerprintSet({ slots: 16, maximumBytes: 600 });
    let count = 0;
    while (!set.full) set.add(++count, 1);
    // 32 slots of 8 bytes: 64 would need 512 bytes beside the 256 that are copied.
    expect([set.bytes(), set.size]).toEqual([256, Math.floor(32 * 0.9) + 1]);
    for (let i = 1; i <= count; i++) expect(set.add(i, 1)).toBe(false);
  });

  it('has marks that survive growth', () => {
    const set = new FingerprintSet({ slots: 4, marked: true });
    for (let i = 0; i < 100; i++) {
      set.add(i, 0);
      set.mark = i * 3;
    }
    for (let i = 0; i < 100; i++) expect([set.add(i, 0), set.mark]).toEqual([false, i * 3]);
  });
});

describe.each(['dfs', 'bfs'] as const)('%s with a ceiling on memory', (engine) => {
  it.each([200_000, 1_000_000])('of %d bytes ends bounded, with what it has found', async (memoryBytes) => {
    const result = await runSearch(new ToyMachine(lastZero(9)), { engine, limits: { memoryBytes } });
    expect(result.completion).toEqual({ kind: 'bounded', limit: 'memoryBytes' });
    expect(result.states! * 8).toBeLessThan(memoryBytes);
    // The table is at least a sixth of the ceiling: it doubles, and is filled to nine tenths.
    expect(result.states! * 60).toBeGreaterThan(memoryBytes);
  });
});

describe('an array that cannot be had', () => {
  it.each([
    ['too large', () => new Int32Array(2 ** 40)],
    ['of more bytes than there are addresses', () => new ArrayBuffer(2 ** 52)],
  ])('%s is told from other errors', (_, make) => {
    let thrown: unknown;
    try {
      make();
    } catch (error) {
      thrown = error;
    }
    expect(isAllocationFailure(thrown)).toBe(true);
  });

  it('is not what other range errors say', () => {
    expect(isAllocationFailure(new RangeError('Maximum call stack size exceeded'))).toBe(false);
    expect(isAllocationFailure(new TypeError('allocation failed'))).toBe(false);
  });

  it('ends the search bounded, and the machine can be searched again', async () => {
    const machine = new ToyMachine(lastZero(5));
    const { step } = machine;
    let steps = 0;
    machine.step = (agent) => {
      if (++steps === 500) throw new RangeError('Array buffer allocation failed');
      return step.call(machine, agent);
    };
    const result = await runSearch(machine, { engine: 'dfs' });
    expect(result.completion).toEqual({ kind: 'bounded', limit: 'memoryBytes' });
    expect((await runSearch(machine, { engine: 'dfs' })).states).toBe(1571);
  });
});
