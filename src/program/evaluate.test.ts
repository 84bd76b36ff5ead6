import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { BinaryOperator, Intrinsic, Operand, Predicate, Width } from './form.ts';
import { constant, constantOf, sameOperand, symbol, value } from './operand.ts';
import { evaluateIntrinsic } from './passes/evaluate-intrinsic.ts';
import * as reference from './testing/arithmetic.ts';

const width = fc.oneof(fc.constantFrom(1, 8, 16, 32, 64), fc.integer({ min: 1, max: 64 }));
const word = fc.oneof(
  fc.bigInt(0n, 2n ** 64n - 1n),
  fc.constantFrom(0n, 1n, 2n ** 63n, 2n ** 64n - 1n, 7n, 255n),
);

function operand(bits: Width, exact: bigint): Operand {
  const cut = BigInt.asUintN(bits, exact);
  return constantOf(bits, Number(BigInt.asIntN(32, cut)), Number(BigInt.asIntN(32, cut >> 32n)));
}

function number(of: Operand | undefined): bigint | undefined {
  if (of?.kind !== 'constant') return undefined;
  return (BigInt(of.hi >>> 0) << 32n) | BigInt(of.lo >>> 0);
}

describe('constants fold as BigInt computes', () => {
  const operators: readonly BinaryOperator[] = [
    'add',
    'sub',
    'mul',
    'udiv',
    'sdiv',
    'urem',
    'srem',
    'and',
    'or',
    'xor',
    'shl',
    'lshr',
    'ashr',
  ];
  test.each(operators)('%s', (operator) => {
    fc.assert(
      fc.property(width, word, word, fc.nat(70), (bits, a, b, amount) => {
        const isShift = operator === 'shl' || operator === 'lshr' || operator === 'ashr';
        const right = BigInt.asUintN(bits, isShift ? BigInt(amount) : b);
        const folded = evaluate({
          op: 'binary',
          operator,
          width: bits,
          left: operand(bits, a),
          right: operand(bits, right),
        });
        const isDefined = isShift ? right < BigInt(bits) : right !== 0n || !/div|rem/.test(operator);
        if (!isDefined) expect(folded).toBeUndefined();
        else expect(number(folded)).toBe(reference.binary(operator, bits, BigInt.asUintN(bits, a), right));
      }),
    );
  });

  const predicates: readonly Predicate[] = [
    'eq',
    'ne',
    'ult',
    'ule',
    'ugt',
    'uge',
    'slt',
    'sle',
    'sgt',
    'sge',
  ];
  test.each(predicates)('%s', (predicate) => {
    fc.assert(
      fc.property(width, word, word, (bits, a, b) => {
        const folded = evaluate({
          op: 'compare',
          predicate,
          width: bits,
          left: operand(bits, a),
          right: operand(bits, b),
        });
        const expected = reference.compare(predicate, bits, BigInt.asUintN(bits, a), BigInt.asUintN(bits, b));
        expect(number(folded)).toBe(expected ? 1n : 0n);
      }),
    );
  });

  test.each(['zext', 'sext', 'trunc'] as const)('%s', (op) => {
    fc.assert(
      fc.property(width, width, word, (first, second, a) => {
        const [narrow, wide] = [Math.min(first, second), Math.max(first, second)];
        const [from, to] = op === 'trunc' ? [wide, narrow] : [narrow, wide];
        const folded = evaluate({ op, from, to, operand: operand(from, a) });
        expect(number(folded)).toBe(reference.convert(op, from, to, BigInt.asUintN(from, a)));
      }),
    );
  });

  const intrinsics: readonly (readonly [Intrinsic, number])[] = [
    ['ctpop', 1],
    ['ctlz', 1],
    ['cttz', 1],
    ['bswap', 1],
    ['bitreverse', 1],
    ['abs', 1],
    ['umin', 2],
    ['umax', 2],
    ['smin', 2],
    ['smax', 2],
    ['usub.sat', 2],
    ['uadd.sat', 2],
    ['uadd.overflow', 2],
    ['usub.overflow', 2],
    ['sadd.overflow', 2],
    ['ssub.overflow', 2],
    ['umul.overflow', 2],
  ];
  test.each(intrinsics)('%s', (intrinsic, count) => {
    fc.assert(
      fc.property(fc.constantFrom(16, 32, 64), word, word, (bits, a, b) => {
        const args = [a, b].slice(0, count);
        const folded = evaluateIntrinsic(
          intrinsic,
          bits,
          args.map((arg) => operand(bits, arg)),
        );
        const expected = reference.intrinsic(
          intrinsic,
          bits,
          args.map((arg) => BigInt.asUintN(bits, arg)),
        );
        expect(folded?.map(number)).toEqual(expected);
      }),
    );
  });
});

describe('identities and addresses', () => {
  const x = value(3);
  test.each([
    ['x + 0', 'add', x, constant(32, 0), x],
    ['0 | x', 'or', constant(32, 0), x, x],
    ['x & 0', 'and', x, constant(32, 0), constant(32, 0)],
    ['x & all', 'and', x, constant(32, -1), x],
    ['x ^ x', 'xor', x, x, constant(32, 0)],
    ['0 - x', 'sub', constant(32, 0), x, undefined],
    ['0 << x', 'shl', constant(32, 0), x, undefined],
    ['undefined + 1', 'add', { kind: 'undefined', width: 32 }, constant(32, 1), constant(32, 1)],
    ['@a + 4', 'add', symbol(32, 'a'), constant(32, 4), symbol(32, 'a', 4)],
    ['4 + @a', 'add', constant(32, 4), symbol(32, 'a'), symbol(32, 'a', 4)],
    ['@a - 4', 'sub', symbol(32, 'a'), constant(32, 4), symbol(32, 'a', -4)],
    ['@a+8 - @a', 'sub', symbol(32, 'a', 8), symbol(32, 'a'), constant(32, 8)],
    ['@b - @a', 'sub', symbol(32, 'b'), symbol(32, 'a'), undefined],
  ] as const)('%s', (_what, operator, left, right, expected) => {
    const folded = evaluate({ op: 'binary', operator, width: 32, left, right });
    if (expected === undefined) expect(folded).toBeUndefined();
    else expect(folded && sameOperand(folded, expected)).toBe(true);
  });

  test('an object is never at zero', () => {
    const left = symbol(64, 'a');
    expect(
      number(evaluate({ op: 'compare', predicate: 'eq', width: 64, left, right: constant(64, 0) })),
    ).toBe(0n);
  });

  test('addresses add up', () => {
    const terms = [{ index: constant(64, -2), scale: 8 }];
    expect(evaluate({ op: 'offset', width: 64, base: symbol(64, 'a'), addend: 20, terms })).toEqual(
      symbol(64, 'a', 4),
    );
  });
});
