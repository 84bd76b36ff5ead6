import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateWord } from './assignments.ts';
import type { BddWord } from './bdd-word.ts';
import { type Bdd, BddManager } from './manager.ts';
import {
  addWords,
  addWithCarry,
  divideSigned,
  divideUnsigned,
  mulWords,
  subWords,
} from './word-arithmetic.ts';
import { bitreverse, bswap, ctlz, ctpop, cttz } from './word-counts.ts';
import { shiftWord } from './word-shifts.ts';
import {
  andWords,
  compareWords,
  constantOf,
  constantWord,
  isNonZero,
  iteWord,
  notWord,
  orWords,
  sext,
  trunc,
  variableWord,
  type WordPredicate,
  xorWords,
  zext,
} from './word-operations.ts';

/** How a bit of an operand comes to be: a constant, or a variable. */
type Operand = readonly ('zero' | 'one' | 'variable')[];

type Binary = (manager: BddManager, left: BddWord, right: BddWord) => BddWord;
type Meaning = (left: bigint, right: bigint, width: number) => bigint;

const signed = BigInt.asIntN;

function shiftMeaning(
  shift: (left: bigint, amount: bigint, width: number) => bigint,
  fill: Meaning,
): Meaning {
  return (left, right, width) =>
    right >= BigInt(width) ? fill(left, right, width) : shift(left, right, width);
}

const binary: Readonly<Record<string, { readonly made: Binary; readonly meant: Meaning }>> = {
  and: { made: andWords, meant: (a, b) => a & b },
  or: { made: orWords, meant: (a, b) => a | b },
  xor: { made: xorWords, meant: (a, b) => a ^ b },
  not: { made: (manager, a) => notWord(manager, a), meant: (a) => ~a },
  add: { made: addWords, meant: (a, b) => a + b },
  sub: { made: subWords, meant: (a, b) => a - b },
  mul: { made: mulWords, meant: (a, b) => a * b },
  'add with carry': {
    made: (manager, a, b) => addWithCarry(manager, a, b, 1).sum,
    meant: (a, b) => a + b + 1n,
  },
  udiv: { made: (m, a, b) => divideUnsigned(m, a, b).quotient, meant: (a, b) => (b === 0n ? -1n : a / b) },
  urem: { made: (m, a, b) => divideUnsigned(m, a, b).remainder, meant: (a, b) => (b === 0n ? a : a % b) },
  sdiv: {
    made: (manager, a, b) => divideSigned(manager, a, b).quotient,
    meant: (a, b, w) => (b === 0n ? (signed(w, a) < 0n ? 1n : -1n) : signed(w, a) / signed(w, b)),
  },
  srem: {
    made: (manager, a, b) => divideSigned(manager, a, b).remainder,
    meant: (a, b, w) => (b === 0n ? a : signed(w, a) % signed(w, b)),
  },
  shl: {
    made: (m, a, b) => shiftWord(m, 'shl', a, b),
    meant: shiftMeaning(
      (a, n) => a << n,
      () => 0n,
    ),
  },
  lshr: {
    made: (m, a, b) => shiftWord(m, 'lshr', a, b),
    meant: shiftMeaning(
      (a, n) => a >> n,
      () => 0n,
    ),
  },
  ashr: {
    made: (m, a, b) => shiftWord(m, 'ashr', a, b),
    meant: shiftMeaning(
      (a, n, w) => signed(w, a) >> n,
      (a, _, w) => (signed(w, a) < 0n ? -1n : 0n),
    ),
  },
  ctpop: { made: ctpop, meant: (a) => BigInt(digits(a).filter((digit) => digit === '1').length) },
  ctlz: { made: ctlz, meant: (a, _, width) => BigInt(width - (a === 0n ? 0 : digits(a).length)) },
  cttz: {
    made: cttz,
    meant: (a, _, width) => BigInt(a === 0n ? width : /0*$/.exec(a.toString(2))![0].length),
  },
  bitreverse: {
    made: (_, a) => bitreverse(a),
    meant: (a, _, width) =>
      BigInt(`0b${digits(a).join('').padStart(width, '0').split('').reverse().join('')}`),
  },
  'zext of the low half': {
    made: (_, a) => zext(trunc(a, a.length >> 1), a.length),
    meant: (a, _, width) => BigInt.asUintN(width >> 1, a),
  },
  'sext of the low half': {
    made: (_, a) => sext(trunc(a, (a.length >> 1) + 1), a.length),
    meant: (a, _, width) => signed((width >> 1) + 1, a),
  },
  'select by bit 0': {
    made: (manager, a, b) => iteWord(manager, a[0]!, a, b),
    meant: (a, b) => ((a & 1n) === 1n ? a : b),
  },
};

const predicates: Readonly<Record<WordPredicate, (a: bigint, b: bigint, width: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  ult: (a, b) => a < b,
  ule: (a, b) => a <= b,
  ugt: (a, b) => a > b,
  uge: (a, b) => a >= b,
  slt: (a, b, w) => signed(w, a) < signed(w, b),
  sle: (a, b, w) => signed(w, a) <= signed(w, b),
  sgt: (a, b, w) => signed(w, a) > signed(w, b),
  sge: (a, b, w) => signed(w, a) >= signed(w, b),
};

function digits(value: bigint): string[] {
  return value.toString(2).split('');
}

/** Two operands of one width, and values of their variables. */
const operands = fc.integer({ min: 1, max: 8 }).chain((width) => {
  const operand = fc.array(fc.constantFrom('zero', 'one', 'variable', 'variable'), {
    minLength: width,
    maxLength: width,
  }) as fc.Arbitrary<Operand>;
  const word = fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n });
  return fc.record({
    left: operand,
    right: operand,
    samples: fc.array(fc.tuple(word, word), { minLength: 4 }),
  });
});

/** The operand as a word; its variables are `parameter + 2 * bit`. */
function wordOf(manager: BddManager, operand: Operand, parameter: number): BddWord {
  return operand.map((bit, index): Bdd => {
    return bit === 'variable' ? manager.variable(2 * index + parameter) : bit === 'one' ? 1 : 0;
  });
}

function valuesOf(left: bigint, right: bigint): (variable: number) => boolean {
  return (variable) => (((variable % 2 === 0 ? left : right) >> BigInt(variable >> 1)) & 1n) === 1n;
}

describe('operations on words of decision diagrams agree with arithmetic on numbers', () => {
  test.each(Object.keys(binary))('%s', (name) => {
    const { made, meant } = binary[name]!;
    fc.assert(
      fc.property(operands, ({ left, right, samples }) => {
        const manager = new BddManager();
        const [a, b] = [wordOf(manager, left, 0), wordOf(manager, right, 1)];
        const result = made(manager, a, b);
        for (const [leftValue, rightValue] of samples) {
          const values = valuesOf(leftValue, rightValue);
          const expected = meant(
            evaluateWord(manager, a, values),
            evaluateWord(manager, b, values),
            a.length,
          );
          expect(evaluateWord(manager, result, values)).toBe(BigInt.asUintN(a.length, expected));
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(predicates) as WordPredicate[])('icmp %s', (predicate) => {
    fc.assert(
      fc.property(operands, ({ left, right, samples }) => {
        const manager = new BddManager();
        const [a, b] = [wordOf(manager, left, 0), wordOf(manager, right, 1)];
        const result = compareWords(manager, predicate, a, b);
        for (const [leftValue, rightValue] of samples) {
          const values = valuesOf(leftValue, rightValue);
          const [x, y] = [evaluateWord(manager, a, values), evaluateWord(manager, b, values)];
          expect(evaluate(manager, result, values)).toBe(predicates[predicate](x, y, a.length));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a word shifted by a wide amount with high bits set is empty', () => {
  const manager = new BddManager();
  const word = variableWord(manager, 8, { first: 0, stride: 2 });
  const amount = [...constantWord(0n, 40), manager.variable(1)];
  expect(shiftWord(manager, 'lshr', word, amount)[0]).toBe(
    manager.and(word[0]!, manager.not(manager.variable(1))),
  );
});

test('bytes are swapped', () => {
  expect(constantOf(bswap(constantWord(0x0123_4567_89ab_cdefn, 64)))).toBe(0xefcd_ab89_6745_2301n);
  expect(constantOf(bswap(constantWord(0x0123n, 16)))).toBe(0x2301n);
});

test('a word is a constant only if all of its bits are', () => {
  const manager = new BddManager();
  expect(constantOf(constantWord(-2n, 64))).toBe(0xffff_ffff_ffff_fffen);
  expect(constantOf([...constantWord(5n, 3), manager.variable(0)])).toBeUndefined();
});

test('isNonZero is the disjunction of the bits', () => {
  const manager = new BddManager();
  const word = variableWord(manager, 3, { first: 0, stride: 1 });
  expect(isNonZero(manager, word)).toBe(manager.not(compareWords(manager, 'eq', word, constantWord(0n, 3))));
});

test('64-bit words of variables stay small in sums, comparisons and products with constants', () => {
  const manager = new BddManager();
  const [left, right] = [0, 1].map((first) => variableWord(manager, 64, { first, stride: 2 }));
  addWords(manager, left!, right!);
  compareWords(manager, 'ult', left!, right!);
  mulWords(manager, left!, constantWord(0x1000n, 64));
  divideUnsigned(manager, left!, constantWord(0x1000n, 64));
  expect(manager.nodes).toBeLessThan(40_000);
});
