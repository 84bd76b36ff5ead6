import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf, layOutKeys } from './key-layout.ts';
import { translateKeys, type KeyList } from './translate-keys.ts';

/** A list with room for so many keys of these widths. */
function list(widths: readonly number[], count: number): KeyList {
  const keys = layOutKeys(widths)!;
  const keyBytes = keys.bits <= 32 ? 4 : keys.bits <= 40 ? 5 : keys.bits <= 48 ? 6 : 8;
  return { keys, keyBytes, bytes: new Uint8Array(keyBytes * count) };
}

/** The numbers of the components in a key of a list. */
function numbers({ keys, keyBytes, bytes }: KeyList, at: number): readonly number[] {
  const halves = [0, 0];
  for (let byte = 0; byte < keyBytes; byte++)
    halves[byte >> 2]! |= bytes[at * keyBytes + byte]! << (8 * (byte & 3));
  return keys.fields.map((field) => fieldOf(field, halves[0]!, halves[1]!));
}

const component = fc.record({ old: fc.integer({ min: 1, max: 9 }), more: fc.integer({ min: 0, max: 2 }) });

test('numbers of components survive another layout of keys', () => {
  fc.assert(
    fc.property(
      fc.array(component, { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 1, maxLength: 20 }),
      (components, seeds) => {
        const plain = components.map(() => 9);
        const from = list(plain, seeds.length);
        const to = list(
          components.map(({ old, more }) => old + more),
          seeds.length,
        );
        const values = seeds.map((seed) => components.map(({ old }, at) => (seed >>> at) % 2 ** old));
        for (const [at, each] of values.entries()) {
          let [low, high] = [0, 0];
          for (const [number, { half, shift }] of from.keys.fields.entries()) {
            if (half === 'low') low |= each[number]! << shift;
            else high |= each[number]! << shift;
          }
          for (let byte = 0; byte < from.keyBytes; byte++)
            from.bytes[at * from.keyBytes + byte] = (byte < 4 ? low : high) >>> (8 * (byte & 3));
        }
        translateKeys(from, to);
        expect(seeds.map((_, at) => numbers(to, at))).toEqual(values);
      },
    ),
  );
});
