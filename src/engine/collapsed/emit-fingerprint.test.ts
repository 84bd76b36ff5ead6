import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { instantiate } from '../packed/web-assembly.ts';
import { pushFingerprint, pushKeyOf } from './emit-fingerprint.ts';
import { layOutKeys } from './key-layout.ts';

const { i64 } = valueType;

/** Functions that compute the fingerprint of a key and, for a bijective one, the key of a fingerprint. */
function functionsOf(fingerprint: Parameters<typeof pushFingerprint>[1]): {
  readonly of: (key: bigint) => bigint;
  readonly keyOf: (fingerprint: bigint) => bigint;
} {
  const module = new ModuleBuilder();
  const of = module.add([i64], [i64], 'of').code;
  pushFingerprint(of, fingerprint, { key: 0, temporary: of.local(i64) });
  const keyOf = module.add([i64], [i64], 'keyOf').code;
  keyOf.get(0);
  if (fingerprint.kind === 'bijective') pushKeyOf(keyOf, fingerprint.bits, keyOf.local(i64));
  return instantiate(module.toBytes({ kind: 'own', pages: 1, maximum: 1 })) as never;
}

test.each([32, 33, 40, 47, 56])('a bijective fingerprint of %d bits gives its key back', (bits) => {
  const { of, keyOf } = functionsOf({ kind: 'bijective', bits });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n }), (key) => {
      const found = of(key);
      expect(found >= 0n && found < 2n ** BigInt(bits)).toBe(true);
      expect(keyOf(found)).toBe(key);
    }),
  );
});

test('the first bits of the fingerprints of keys that count up are spread evenly', () => {
  const { of } = functionsOf({ kind: 'bijective', bits: 40 });
  const counts = new Uint32Array(256);
  for (let key = 0; key < 2 ** 14; key++) counts[Number(of(BigInt(key)) >> 32n)]!++;
  // 64 are expected in each, with a deviation of 8.
  expect(Math.min(...counts)).toBeGreaterThan(64 - 48);
  expect(Math.max(...counts)).toBeLessThan(64 + 48);
});

test('a scattered fingerprint does not depend on how keys are laid out', () => {
  const widths = [3, 9, 5, 20, 0];
  const [one, other] = [layOutKeys(widths)!, layOutKeys(widths.map((bits) => bits + 2))!];
  const keyOf = (fields: typeof one.fields, numbers: readonly number[]): bigint =>
    fields.reduce((key, { half, shift }, at) => {
      const bits = BigInt(numbers[at]!) << BigInt(half === 'low' ? shift : 32 + shift);
      return key | bits;
    }, 0n);
  const [first, second] = [one, other].map(({ fields }) =>
    functionsOf({ kind: 'scattered', bits: 50, fields }),
  );
  const numbers = fc.tuple(...widths.map((bits) => fc.integer({ min: 0, max: 2 ** bits - 1 })));
  fc.assert(
    fc.property(numbers, (each) => {
      expect(first!.of(keyOf(one.fields, each))).toBe(second!.of(keyOf(other.fields, each)));
    }),
  );
});
