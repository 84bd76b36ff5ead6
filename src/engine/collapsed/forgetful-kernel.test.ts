import { expect, test } from 'vitest';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { raceModel } from '../packed/testing/race-model.ts';
import { instantiate } from '../packed/web-assembly.ts';
import { pushKeyOf } from './emit-fingerprint.ts';
import { collapsedModel } from './explore-collapsed.ts';
import { ForgetfulKernel } from './forgetful-kernel.ts';
import { reduced } from './reduction.ts';
import { roomFor } from './rooms.ts';
import { firstKeys } from './widths.ts';

const { i64 } = valueType;
const system = raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 });
const model = collapsedModel(reduced(system, 'none'))!;
const keys = firstKeys(model)!;
const { bits } = keys;

/** The key of a fingerprint. */
const keyOf = ((): ((fingerprint: bigint) => bigint) => {
  const module = new ModuleBuilder();
  const { code } = module.add([i64], [i64], 'keyOf');
  code.get(0);
  pushKeyOf(code, bits, code.local(i64));
  return instantiate(module.toBytes({ kind: 'own', pages: 1, maximum: 1 }))['keyOf'] as never;
})();

/** A kernel with so many states that all have the same place, as long as the table has 2^11 slots. */
function crowdedKernel(states: number): ForgetfulKernel {
  const plan = { kind: 'compact', fingerprint: { kind: 'bijective', bits } } as const;
  const kernel = new ForgetfulKernel(model, keys, roomFor(0), plan);
  expect(kernel.makeRoom(0)).toBe(true);
  const place = 5n << BigInt(bits - 11);
  for (let state = 0; state < states; state++) {
    const key = keyOf(place + (BigInt(state) << BigInt(bits - 20)));
    kernel.setKey(state, Number(BigInt.asIntN(32, key)), Number(key >> 32n));
  }
  kernel.write('tail', states);
  kernel.enter(0, states);
  kernel.write('room', states);
  return kernel;
}

test('entries near to their places leave a table as it is', () => {
  const kernel = crowdedKernel(60);
  expect(kernel.read('crowded')).toBe(0);
  expect(kernel.needsRoom).toBe(false);
});

test('a table that is crowded in one place grows until it is not', () => {
  const kernel = crowdedKernel(100);
  expect(kernel.read('crowded')).toBe(1);
  expect(kernel.needsRoom).toBe(true);
  expect(kernel.makeRoom(0)).toBe(true);
  expect(kernel.read('crowded')).toBe(0);
  expect(kernel.read('tableFactor') * 2 ** kernel.read('tableBits')).toBeGreaterThan(2 ** 11);
});

test('a table that has lost an entry takes no more', () => {
  const kernel = crowdedKernel(200);
  expect(kernel.read('crowded')).toBeGreaterThan(1);
  expect(kernel.needsRoom).toBe(true);
  expect(kernel.makeRoom(0)).toBe(false);
});

test('another kernel takes over all entries, and the queue', () => {
  const kernel = crowdedKernel(100);
  kernel.write('head', 40);
  kernel.forgetExpanded();
  expect(kernel.complete).toBe(false);
  const { plan } = kernel;
  const next = new ForgetfulKernel(model, keys, roomFor(1), plan);
  next.continueFrom(kernel);
  expect(next.takeStates(kernel, 40)).toBe(true);
  expect(next.read('tail')).toBe(100);
  for (let state = 40; state < 100; state++) expect(next.key(state)).toEqual(kernel.key(state));
  // Each of its places is as crowded as it was.
  expect(next.read('crowded')).toBe(1);
});
