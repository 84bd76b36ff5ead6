import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, and, choose, constantOf, eq, lookup, mul, or } from '../expression.ts';
import type { Expression } from '../form.ts';
import { randomSystem } from '../testing/random-system.ts';
import { read, systemOf, variables } from '../testing/small-systems.ts';
import { assuming } from './partial.ts';
import { expressionsIn, someState, valueIn } from './testing/random-states.ts';

test('an expression has the same value where the assumption is true', () => {
  fc.assert(
    fc.property(randomSystem, fc.nat(), fc.nat(), (system, seed, which) => {
      const state = someState(system, seed);
      const known = new Map(
        system.variables.flatMap((_, variable): [number, number][] =>
          ((which >> (variable % 16)) & 1) === 1 ? [[variable, state[variable]!]] : [],
        ),
      );
      for (const expression of expressionsIn(system)) {
        const value = valueIn(system, expression, state);
        if (value === undefined) continue;
        expect(valueIn(system, assuming(system, expression, known), state)).toBe(value);
      }
    }),
    { numRuns: 50 },
  );
});

const system = systemOf({
  variables: variables([3, 3, 1]),
  actions: [],
  tables: [
    { name: 'same', cells: Int32Array.of(0, 1, 2) },
    { name: 'constant', cells: Int32Array.of(4, 4, 4) },
    { name: 'other', cells: Int32Array.of(2, 1, 0) },
  ],
});

test.each<[string, Expression, number | string]>([
  ['0 & x is 0', and(read(0), read(1)), 0],
  ['0 * x is 0', mul(read(1), read(0)), 0],
  ['0 | x is x', or(read(0), read(1)), 'v1'],
  ['0 + x is x', add(read(1), read(0)), 'v1'],
  ['a decided choice is its alternative', choose(read(0), 7, read(1)), 'v1'],
  ['a table that gives back its index is that index', lookup(0, read(1)), 'v1'],
  ['a table of one value is that value', lookup(1, read(1)), 4],
  ['a cell of a table', lookup(2, read(0)), 2],
  ['a variable with one value', eq(read(2), 0), 1],
])('%s', (_, expression, expected) => {
  const small = assuming(system, expression, new Map([[0, 0]]));
  if (typeof expected === 'number') expect(constantOf(small)).toBe(expected);
  else expect(small).toEqual(read(1));
});
