import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, and, any, choose, eq, lookup, ne, not, or, sub } from '../expression.ts';
import type { Expression, TransitionSystem } from '../form.ts';
import { randomSystem } from '../testing/random-system.ts';
import { read, systemOf, variables } from '../testing/small-systems.ts';
import { Tendencies } from './tendency.ts';
import { expressionsIn, someState, valueIn } from './testing/random-states.ts';
import { randomMachine } from './testing/random-machine.ts';

/** The state with less held: those of `held` are 0 that a mask says. */
function withLess(state: Int32Array, held: bigint, dropped: number): Int32Array {
  return state.map((value, variable) =>
    ((held >> BigInt(variable)) & 1n) === 1n && ((dropped >> (variable % 16)) & 1) === 1 ? 0 : value,
  );
}

function believe(system: TransitionSystem, held: bigint, seed: number, dropped: number): void {
  const tendencies = new Tendencies(system);
  const full = someState(system, seed);
  const less = withLess(full, held, dropped);
  for (const expression of expressionsIn(system)) {
    const here = valueIn(system, expression, full);
    const there = valueIn(system, expression, less);
    if (here === undefined || there === undefined) continue;
    const { rises, falls, vanishes } = tendencies.of(expression, held);
    if (rises) expect(there & ~here).toBe(0);
    if (falls) expect(here & ~there).toBe(0);
    if (vanishes) expect([0, here]).toContain(there);
    const parts = tendencies.conjuncts(expression).map((part) => valueIn(system, part, full));
    expect(parts.every((part) => part !== 0)).toBe(here !== 0);
  }
}

test('what is said of an expression is so in random states of random systems', () => {
  fc.assert(fc.property(randomSystem, fc.bigInt(0n, 0xffffn), fc.nat(), fc.nat(), believe), { numRuns: 50 });
  fc.assert(fc.property(randomMachine, fc.bigInt(0n, 0xffffn), fc.nat(), fc.nat(), believe), {
    numRuns: 50,
  });
});

// v0 and v1 may be held, v2 may not.
const system = systemOf({
  variables: variables([3, 3, 4]),
  actions: [],
  tables: [
    { name: 'mask', cells: Int32Array.of(0, 1, 3) },
    { name: 'other', cells: Int32Array.of(2, 1, 0) },
  ],
});
const masks = and(or(lookup(0, read(0)), lookup(0, read(1))), read(2));

test.each<[string, Expression, string]>([
  ['a slot is filled', ne(read(0), 0), 'rises'],
  ['a slot is empty', eq(read(0), 0), 'falls'],
  ['a slot holds a value', eq(read(0), 2), 'rises'],
  ['a slot, numbered from 1, leads to table 0', eq(sub(read(0), 1), 0), 'rises'],
  ['a slot does not hold a value', ne(read(0), 2), 'falls'],
  ['no slot leads to what is freed', eq(masks, 0), 'falls'],
  ['some slot leads to what is freed', ne(masks, 0), 'rises'],
  ['both slots are filled', all(ne(read(0), 0), ne(read(1), 0)), 'rises'],
  ['not both slots are filled', not(all(ne(read(0), 0), ne(read(1), 0))), 'falls'],
  ['one slot is filled, the other empty', all(ne(read(0), 0), eq(read(1), 0)), 'neither'],
  ['one slot is filled or the other empty', any(ne(read(0), 0), eq(read(1), 0)), 'neither'],
  ['memory has a value', eq(read(2), 1), 'both'],
  ['a choice by memory', choose(read(2), ne(read(0), 0), ne(read(1), 0)), 'rises'],
  ['a choice by a slot', choose(read(0), read(2), 1), 'neither'],
  ['a table whose first cell is not 0', lookup(1, read(0)), 'neither'],
  ['two slots hold the same', eq(read(0), read(1)), 'neither'],
])('%s', (_, expression, expected) => {
  const { rises, falls } = new Tendencies(system).of(expression, 0b11n);
  expect(rises ? (falls ? 'both' : 'rises') : falls ? 'falls' : 'neither').toBe(expected);
});
