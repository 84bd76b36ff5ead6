import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutKeys, type KeyLayout } from '../key-layout.ts';
import type { Range } from './expander.ts';
import { SharedStates } from './shared-states.ts';

const keys = layOutKeys([20, 10, 6])!;
const batch = 2048;

function newStates(layout: KeyLayout = keys): SharedStates {
  return new SharedStates({ threads: 2, bufferStates: batch, keys: layout });
}

/** The upper half of what `mix` of emit-key.ts makes of a key. */
function hashOf(key: bigint): bigint {
  const first = BigInt.asUintN(64, key * 0x9e3779b97f4a7c15n);
  return BigInt.asUintN(64, (first ^ (first >> 32n)) * 0xd6e8feb86659fd93n) >> 32n;
}

/** Stores keys as a thread does; returns how many were new. */
function store({ shared }: SharedStates, list: readonly bigint[], thread = 0): number {
  let stored = 0;
  for (let from = 0; from < list.length; from += batch) {
    const part = list.slice(from, from + batch);
    const view = new DataView(new ArrayBuffer(16 * part.length));
    for (const [at, key] of part.entries()) {
      view.setBigUint64(16 * at, key, true);
      view.setBigUint64(16 * at + 8, hashOf(key), true);
    }
    const start = shared.reserve(part.length);
    const end = shared.setSuccessors(thread, new Uint8Array(view.buffer));
    const { at, fits } = shared.insert(thread, end, start, start + part.length);
    expect(fits).toBe(true);
    // What is left is reserved last, so that it can be given back.
    shared.store('reserved', at);
    stored += at - start;
  }
  return stored;
}

function keysOf({ shared, tail }: SharedStates): readonly bigint[] {
  const log = shared.log(0, tail);
  const width = shared.keyBytes;
  return Array.from({ length: tail }, (_, number) => {
    let key = 0n;
    for (let byte = width - 1; byte >= 0; byte--) key = (key << 8n) | BigInt(log[number * width + byte]!);
    return key;
  });
}

const sorted = (list: readonly bigint[]): readonly bigint[] => list.toSorted((a, b) => (a < b ? -1 : 1));

test('a key is stored once', async () => {
  const states = newStates();
  expect(await states.makeRoom(10, () => Promise.resolve())).toBe(true);
  expect(store(states, [5n, 7n, 5n])).toBe(2);
  expect(store(states, [7n, 9n], 1)).toBe(1);
  states.closeHoles([]);
  expect(keysOf(states)).toEqual([5n, 7n, 9n]);
});

test('insertion stops where room ends, and goes on', async () => {
  const states = newStates();
  await states.makeRoom(10, () => Promise.resolve());
  const { shared } = states;
  const view = new DataView(new ArrayBuffer(16 * 3));
  for (const at of [0, 1, 2]) {
    view.setBigUint64(16 * at, BigInt(at), true);
    view.setBigUint64(16 * at + 8, hashOf(BigInt(at)), true);
  }
  const end = shared.setSuccessors(0, new Uint8Array(view.buffer));
  expect(shared.insert(0, end, 0, 2)).toEqual({ at: 2, fits: false });
  expect(shared.insert(0, end, 5, 6)).toEqual({ at: 6, fits: true });
  shared.store('reserved', 8);
  states.closeHoles([
    { start: 6, end: 8 },
    { start: 2, end: 5 },
  ]);
  expect(keysOf(states)).toEqual([0n, 1n, 2n]);
});

test('all states are found again in a table that several threads have doubled', async () => {
  const states = newStates();
  const list = Array.from(
    { length: 500_000 },
    (_, each) => (BigInt(each) * 0x1d_872b_41b1n) & 0xf_ffff_ffffn,
  );
  const distinct = new Set(list).size;
  const stages: Range[] = [];
  const spread = ({ start, end }: Range): Promise<void> => {
    stages.push({ start, end });
    const middle = Math.floor((start + end) / 2);
    states.shared.code.spreadShared(start, middle);
    states.shared.code.spreadShared(middle, end);
    return Promise.resolve();
  };
  for (let from = 0; from < list.length; from += 50_000) {
    expect(await states.makeRoom(50_000, spread)).toBe(true);
    store(states, list.slice(from, from + 50_000));
    states.closeHoles([]);
  }
  expect(states.tail).toBe(distinct);
  expect(stages.length).toBeGreaterThan(0);
  expect(store(states, list)).toBe(0);
}, 60_000);

describe('holes', () => {
  test('are closed without losing states', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(cuts, (list) => {
        const states = newStates();
        const ends = list.toSorted((a, b) => a - b);
        if (ends.length % 2 === 1) ends.pop();
        const holes = ends.flatMap((start, at) => (at % 2 === 0 ? [{ start, end: ends[at + 1]! }] : []));
        const reserved = 61;
        const isFree = (each: number): boolean => holes.some(({ start, end }) => start <= each && each < end);
        const wanted: bigint[] = [];
        for (let number = 0; number < reserved; number++) {
          states.shared.log(number, number + 1).fill(isFree(number) ? 255 : number);
          if (!isFree(number))
            wanted.push(BigInt(`0x${number.toString(16).padStart(2, '0').repeat(states.shared.keyBytes)}`));
        }
        states.shared.store('reserved', reserved);
        states.closeHoles(holes.toReversed());
        expect(sorted(keysOf(states))).toEqual(sorted(wanted));
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  [
    [20, 10, 6],
    [24, 16, 12],
  ],
  [
    [24, 16, 12],
    [20, 10, 2],
  ],
])('keys of %j bits are laid out with %j', async (before, after) => {
  const states = newStates(layOutKeys(before));
  await states.makeRoom(100_000, () => Promise.resolve());
  const list = Array.from(
    { length: 40_000 },
    (_, each) => (BigInt(each) % 1024n) | (BigInt(each % 4) << 10n),
  );
  store(states, list);
  states.closeHoles([]);
  const count = states.tail;
  expect(states.changeKeys(layOutKeys(after)!)).toBe(true);
  expect(states.tail).toBe(count);
  expect(new Set(keysOf(states)).size).toBe(count);
  // As they are in the table, none is new.
  expect(store(states, keysOf(states))).toBe(0);
});
