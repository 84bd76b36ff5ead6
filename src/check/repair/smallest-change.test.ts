import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSmallestChange, type Assignment } from './smallest-change.ts';

const distance = (left: Assignment, right: Assignment): number =>
  left.filter((choice, field) => choice !== right[field]).length;

/** A demand on some fields; the others are free. */
const demanding = (demand: readonly (number | undefined)[]) => (assignment: Assignment) =>
  demand.every((choice, field) => choice === undefined || assignment[field] === choice);

describe('the smallest change', () => {
  test('is none where the base satisfies', () => {
    expect(
      findSmallestChange({ choices: [2, 2], base: [0, 1], plain: [0, 0], satisfies: () => true }),
    ).toEqual({ kind: 'found', assignment: [0, 1], changed: [], proof: 'smallest', tried: 1 });
  });

  test('is not found where nothing satisfies', () => {
    const result = findSmallestChange({
      choices: [2, 3],
      base: [0, 0],
      plain: [0, 0],
      satisfies: () => false,
    });
    expect(result).toEqual({ kind: 'none', tried: 6 });
  });

  test('far from the base takes back what need not change', () => {
    const result = findSmallestChange({
      choices: [2, 2, 2, 2, 2, 2],
      base: [1, 1, 1, 1, 1, 1],
      plain: [0, 0, 0, 0, 0, 0],
      satisfies: demanding([0, 0, 0, 0, undefined, 1]),
    });
    expect(result).toMatchObject({
      assignment: [0, 0, 0, 0, 1, 1],
      changed: [0, 1, 2, 3],
      proof: 'irreducible',
    });
  });

  test('stops when it is interrupted', () => {
    const search = { choices: Array.from({ length: 12 }, () => 3), satisfies: () => false };
    const base = search.choices.map(() => 0);
    expect(findSmallestChange({ ...search, base, plain: base, interrupted: () => true })).toMatchObject({
      kind: 'interrupted',
    });
  });

  test('satisfies, and no single change of it can be taken back', () => {
    const field = fc.record({
      choices: fc.integer({ min: 1, max: 3 }),
      base: fc.nat(2),
      demand: fc.option(fc.nat(2), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), (fields) => {
        const choices = fields.map((one) => one.choices);
        const base = fields.map((one) => one.base % one.choices);
        const demand = fields.map((one) => (one.demand === undefined ? undefined : one.demand % one.choices));
        const satisfies = demanding(demand);
        const needed = demand.filter((choice, at) => choice !== undefined && choice !== base[at]).length;
        const plain = fields.map(() => 0);
        const result = findSmallestChange({ choices, base, plain, satisfies });
        if (result.kind !== 'found') {
          expect(needed).toBeGreaterThan(2);
          return;
        }
        expect(satisfies(result.assignment)).toBe(true);
        // Fields do not depend on each other here, so that what cannot be reduced is smallest.
        expect(distance(result.assignment, base)).toBe(needed);
      }),
    );
  });
});
