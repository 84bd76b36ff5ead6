import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, pack, unpack } from './pack.ts';
import { randomSystem } from './testing/random-system.ts';
import { action, assign, read, systemOf, variables } from './testing/small-systems.ts';

const noActions = { actions: [] };

test.each<[readonly number[], number]>([
  [[], 1],
  [[1, 1, 1], 1],
  [[2 ** 31, 2], 1],
  [[2 ** 31, 2, 2], 2],
  [[2 ** 16, 2 ** 16, 2 ** 16, 2 ** 16], 2],
  [[2 ** 20, 2 ** 12, 2 ** 20, 2 ** 12], 2],
  [Array<number>(32).fill(2), 1],
  [Array<number>(33).fill(2), 2],
  [[3, 5, 9, 17], 1],
])('values %j take %i words', (values, words) => {
  expect(layOut(systemOf({ variables: variables(values), ...noActions })).words).toBe(words);
});

test('fields do not overlap or cross words, and hold every value', () => {
  fc.assert(
    fc.property(randomSystem, fc.infiniteStream(fc.nat()), (system, numbers) => {
      const layout = layOut(system);
      const used = Array.from({ length: layout.words }, () => 0n);
      for (const [at, { word, shift, bits }] of layout.fields.entries()) {
        expect(2 ** bits).toBeGreaterThanOrEqual(system.variables[at]!.values);
        expect(2 ** bits).toBeLessThan(2 * system.variables[at]!.values);
        expect(bits === 0 || shift + bits <= 32).toBe(true);
        const mask = ((1n << BigInt(bits)) - 1n) << BigInt(shift);
        expect(used[word]! & mask).toBe(0n);
        used[word]! |= mask;
      }
      const state = Int32Array.from(system.variables, ({ values }) => numbers.next().value! % values);
      const words = new Int32Array(layout.words).fill(-1);
      pack(layout, state, words);
      expect([...unpack(layout, words)]).toEqual([...state]);
    }),
  );
});

test('variables that are accessed by index lie side by side', () => {
  const body = [
    { kind: 'assign-element', first: 1, count: 4, index: read(0), value: read(0) } as const,
    assign(6, { kind: 'element', first: 3, count: 3, index: read(0) }),
  ];
  const { fields } = layOut(
    systemOf({ variables: variables([4, 8, 8, 8, 8, 8, 2 ** 20, 2]), actions: [action(0, '', body)] }),
  );
  const shifts = fields.slice(1, 6).map(({ shift }) => shift - fields[1]!.shift);
  expect(shifts).toEqual([0, 3, 6, 9, 12]);
  expect(new Set(fields.slice(1, 6).map(({ word }) => word)).size).toBe(1);
});

test('arrays within arrays lie side by side too', () => {
  const element = (first: number, count: number) =>
    ({ kind: 'element', first, count, index: read(0) }) as const;
  const body = [assign(0, element(1, 4)), assign(0, element(2, 2))];
  const { fields } = layOut(
    systemOf({ variables: variables([4, 8, 8, 8, 8, 16]), actions: [action(0, '', body)] }),
  );
  expect(fields.slice(1, 5).map(({ shift }) => shift - fields[1]!.shift)).toEqual([0, 3, 6, 9]);
});
