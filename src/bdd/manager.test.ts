import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countSatisfying,
  evaluate,
  evaluateWord,
  satisfyingAssignment,
  smallestAssignment,
  support,
} from './assignments.ts';
import { compose, restrict } from './compose.ts';
import { constrain } from './constrain.ts';
import { isop } from './isop.ts';
import { always, type Bdd, BddManager, never } from './manager.ts';
import { exists, forall } from './quantify.ts';
import { range } from './range.ts';
import { fromJson, toJson } from './stored-bdds.ts';
import { fromTruthTable, rowsOf, valuesIn } from './testing/truth-table.ts';

const variables = 5;
const rows = rowsOf(variables);
const table = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });
const subset = fc.integer({ min: 0, max: 31 });

function isTrue(truth: bigint, row: number): boolean {
  return ((truth >> BigInt(row)) & 1n) === 1n;
}

function chosen(from: number): Set<number> {
  return new Set(rowsOf(3).filter((variable) => variable < variables && ((from >> variable) & 1) === 1));
}

/** Checks a property of the functions of some truth tables. */
function forTables(
  count: number,
  check: (manager: BddManager, functions: Bdd[], tables: bigint[]) => void,
): void {
  fc.assert(
    fc.property(fc.array(table, { minLength: count, maxLength: count }), (tables) => {
      const manager = new BddManager();
      const functions = tables.map((one) => fromTruthTable(manager, one, variables));
      check(manager, functions, tables);
    }),
  );
}

describe('functions of decision diagrams are those of truth tables', () => {
  test('equal functions have equal numbers, and operators are pointwise', () => {
    forTables(3, (manager, [f, g, h], [a, b, c]) => {
      const all = (1n << 32n) - 1n;
      expect(manager.ite(f!, g!, h!)).toBe(fromTruthTable(manager, (a! & b!) | (~a! & all & c!), variables));
      expect(manager.and(f!, g!)).toBe(fromTruthTable(manager, a! & b!, variables));
      expect(manager.or(f!, g!)).toBe(fromTruthTable(manager, a! | b!, variables));
      expect(manager.xor(f!, g!)).toBe(fromTruthTable(manager, a! ^ b!, variables));
      expect(manager.not(f!)).toBe(fromTruthTable(manager, ~a! & all, variables));
      expect(manager.isSubset(f!, g!)).toBe((a! & ~b!) === 0n);
    });
  });

  test('evaluate, support, count and the smallest assignment', () => {
    forTables(1, (manager, [f], [a]) => {
      const satisfying = rows.filter((row) => isTrue(a!, row));
      expect(rows.filter((row) => evaluate(manager, f!, valuesIn(row)))).toEqual(satisfying);
      expect(support(manager, f!)).toEqual(
        [0, 1, 2, 3, 4].filter((variable) =>
          rows.some((row) => isTrue(a!, row) !== isTrue(a!, row ^ (1 << variable))),
        ),
      );
      expect(countSatisfying(manager, f!, [4, 3, 2, 1, 0, 9])).toBe(2n * BigInt(satisfying.length));
      const found = satisfyingAssignment(manager, f!);
      expect(found === undefined).toBe(satisfying.length === 0);
      if (found !== undefined) expect(isTrue(a!, rowOf(found))).toBe(true);
      const smallest = smallestAssignment(manager, f!, [4, 3, 2, 1, 0]);
      expect(smallest === undefined ? undefined : rowOf(smallest)).toBe(satisfying[0]);
    });
  });

  test('compose replaces all variables at once', () => {
    forTables(4, (manager, [f, first, third, fourth], tables) => {
      const replaced = compose(manager, f!, (variable) =>
        new Map([
          [0, first!],
          [2, third!],
          [3, fourth!],
        ]).get(variable),
      );
      for (const row of rows) {
        const fixed = row & 0b10010;
        const values = [1, 2, 3].map((index) => (isTrue(tables[index]!, row) ? 1 : 0));
        const at = fixed | values[0]! | (values[1]! << 2) | (values[2]! << 3);
        expect(evaluate(manager, replaced, valuesIn(row))).toBe(isTrue(tables[0]!, at));
      }
    });
  });

  test('restrict fixes variables', () => {
    forTables(1, (manager, [f], [a]) => {
      const fixed = restrict(
        manager,
        f!,
        new Map([
          [1, true],
          [4, false],
        ]),
      );
      for (const row of rows)
        expect(evaluate(manager, fixed, valuesIn(row))).toBe(isTrue(a!, (row | 0b10) & 0b01111));
    });
  });

  test('exists and forall', () => {
    fc.assert(
      fc.property(table, subset, (a, choice) => {
        const manager = new BddManager();
        const f = fromTruthTable(manager, a, variables);
        const [some, all] = [exists(manager, f, chosen(choice)), forall(manager, f, chosen(choice))];
        for (const row of rows) {
          const near = rows.filter((other) => (other & ~choice) === (row & ~choice));
          expect(evaluate(manager, some, valuesIn(row))).toBe(near.some((other) => isTrue(a, other)));
          expect(evaluate(manager, all, valuesIn(row))).toBe(near.every((other) => isTrue(a, other)));
        }
      }),
    );
  });

  test('constrain agrees where it matters', () => {
    forTables(2, (manager, [f, care]) => {
      if (care === never) return;
      const constrained = constrain(manager, f!, care!);
      expect(manager.and(constrained, care!)).toBe(manager.and(f!, care!));
    });
  });

  test('range is the image of the condition', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 5 }), table, (tables, condition) => {
        const manager = new BddManager();
        const word = tables.map((one) => fromTruthTable(manager, one, variables));
        const outputs = tables.map((_, bit) => bit);
        const image = range(manager, word, fromTruthTable(manager, condition, variables), outputs);
        const values = new Set(
          rows
            .filter((row) => isTrue(condition, row))
            .map((row) => Number(evaluateWord(manager, word, valuesIn(row)))),
        );
        for (const value of rowsOf(tables.length))
          expect(evaluate(manager, image, valuesIn(value))).toBe(values.has(value));
      }),
    );
  });

  test('a sum of products lies between its bounds and is irredundant', () => {
    forTables(2, (manager, [f, g]) => {
      const [lower, upper] = [manager.and(f!, g!), manager.or(f!, g!)];
      const cover = isop(manager, { lower, upper }, 32)!;
      const cubes = cover.cubes.map((cube) =>
        cube.reduce((all, { variable, value }) => {
          const is = manager.variable(variable);
          return manager.and(all, value ? is : manager.not(is));
        }, always),
      );
      expect(cubes.reduce((some, cube) => manager.or(some, cube), never)).toBe(cover.function);
      expect(manager.isSubset(lower, cover.function) && manager.isSubset(cover.function, upper)).toBe(true);
      for (const left of cubes.keys()) {
        const others = cubes
          .filter((_, index) => index !== left)
          .reduce((some, cube) => manager.or(some, cube), never);
        expect(manager.isSubset(lower, others)).toBe(false);
      }
    });
  });

  test('a sum of products that needs too many products is refused', () => {
    const manager = new BddManager();
    const parity = [0, 1, 2, 3]
      .map((variable) => manager.variable(variable))
      .reduce((a, b) => manager.xor(a, b));
    expect(isop(manager, { lower: parity, upper: parity }, 7)).toBeUndefined();
    expect(isop(manager, { lower: parity, upper: parity }, 8)?.cubes).toHaveLength(8);
  });

  test('functions survive JSON and can be loaded into another manager', () => {
    forTables(3, (manager, functions, tables) => {
      const stored = toJson(manager, functions);
      const other = new BddManager();
      other.xor(other.variable(3), other.variable(1));
      const loaded = fromJson(other, JSON.parse(JSON.stringify(stored)));
      expect(loaded).toEqual(tables.map((one) => fromTruthTable(other, one, variables)));
      expect(toJson(other, loaded)).toEqual(stored);
    });
  });
});

test.each([
  ['a reference to a later node', { nodes: [0, 0, 3], roots: [] }],
  ['a missing word', { nodes: [0, 0], roots: [] }],
  ['an unknown root', { nodes: [], roots: [2] }],
  ['a variable above its parent', { nodes: [1, 0, 1, 1, 0, 2], roots: [3] }],
  ['no number', { nodes: [Number.NaN, 0, 1], roots: [] }],
])('stored diagrams with %s are refused', (_, stored) => {
  expect(() => fromJson(new BddManager(), stored)).toThrow(/THP6011/);
});

test('a manager stops at its limit', () => {
  const manager = new BddManager({ limit: 10 });
  expect(() => rowsOf(4).map((variable) => manager.variable(variable))).toThrow(/THP6010/);
});

test('the image of a word of 64 bits in two groups is found without enumeration', () => {
  const manager = new BddManager();
  const bits = Array.from({ length: 64 }, (_, bit) => manager.variable(2 * bit));
  // Bits 12 to 51 inverted unless bit 0 is set, as x86 stores the frame of an entry that is not present.
  const word = bits.map((bit, index) =>
    index >= 12 && index < 52 ? manager.xor(bit, manager.not(bits[0]!)) : bit,
  );
  const outputs = bits.map((_, bit) => 2 * bit);
  expect(range(manager, word, always, outputs)).toBe(always);
  const frameZero = bits.slice(12, 52).reduce((all, bit) => manager.and(all, manager.not(bit)), always);
  const image = range(manager, word, frameZero, outputs);
  expect(countSatisfying(manager, image, outputs)).toBe(1n << 24n);
});

function rowOf(trueOnes: ReadonlySet<number>): number {
  return [...trueOnes].reduce((row, variable) => row | (1 << variable), 0);
}
