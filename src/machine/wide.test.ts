import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as arithmetic from '../program/testing/arithmetic.ts';
import { register } from './registers.ts';
import {
  ashr,
  lshr,
  mul,
  popcount,
  reverseBits,
  sdiv,
  shl,
  srem,
  swapBytes,
  trailingZeros,
  udiv,
  umulOverflow,
  urem,
  type WideOperation,
} from './wide.ts';

const operations = { mul, udiv, urem, sdiv, srem, shl, lshr, ashr };

const registers = new Int32Array(register.count);
const low = (word: bigint): number => Number(BigInt.asIntN(32, word));
const high = (word: bigint): number => Number(BigInt.asIntN(32, word >> 32n));
const edges = [
  0n,
  1n,
  -1n,
  1n << 31n,
  1n << 32n,
  (1n << 32n) - 1n,
  1n << 63n,
  (1n << 63n) - 1n,
  (1n << 31n) - 1n,
];

/** Words of 64 bits, half of them near an edge. */
const word64 = fc
  .oneof(
    fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
    fc.tuple(fc.constantFrom(...edges), fc.bigInt({ min: -2n, max: 2n })).map(([edge, near]) => edge + near),
    fc.tuple(fc.nat({ max: 63 }), fc.nat()).map(([by, n]) => BigInt(n) << BigInt(by)),
  )
  .map((word) => BigInt.asUintN(64, word));
const widths = fc.oneof(fc.constantFrom(33, 48, 63, 64), fc.integer({ min: 33, max: 64 }));

function apply(operation: WideOperation, width: number, a: bigint, b: bigint): bigint {
  const lo = operation(registers, low(a), high(a), low(b), high(b), width);
  expect(lo).toBe(lo | 0);
  const result = (BigInt(registers[register.high]! >>> 0) << 32n) | BigInt(lo >>> 0);
  return BigInt.asUintN(width, result);
}

describe('operations on words of 33 to 64 bits', () => {
  it.each(['mul', 'udiv', 'urem', 'sdiv', 'srem'] as const)('%s', (operator) => {
    fc.assert(
      fc.property(widths, word64, word64, (bits, x, y) => {
        const [a, b] = [BigInt.asUintN(bits, x), BigInt.asUintN(bits, y)];
        expect(apply(operations[operator], bits, a, b)).toBe(arithmetic.binary(operator, bits, a, b));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['shl', 'lshr', 'ashr'] as const)('%s by less than the width', (operator) => {
    fc.assert(
      fc.property(widths, word64, fc.nat({ max: 63 }), (bits, x, n) => {
        const [a, b] = [BigInt.asUintN(bits, x), BigInt(n % bits)];
        expect(apply(operations[operator], bits, a, b)).toBe(arithmetic.binary(operator, bits, a, b));
      }),
      { numRuns: 400 },
    );
  });

  it.each(['shl', 'lshr', 'ashr'] as const)('%s by every amount', (operator) => {
    const a = 0xfedc_ba98_7654_3210n;
    for (let by = 0n; by < 64n; by++) {
      expect(apply(operations[operator], 64, a, by)).toBe(arithmetic.binary(operator, 64, a, by));
    }
  });

  it('unsigned product too large for 64 bits', () => {
    fc.assert(
      fc.property(word64, word64, (a, b) => {
        const [, overflows] = arithmetic.intrinsic('umul.overflow', 64, [a, b])!;
        expect(umulOverflow(registers, low(a), high(a), low(b), high(b))).toBe(Number(overflows));
      }),
      { numRuns: 1000 },
    );
  });

  it('unsigned products next to 2^64', () => {
    for (const a of [3n, 5n, 17n, 0xffff_ffffn, 0x1_0000_0001n, 0x8000_0000n, 0x1_2345_6789n]) {
      const most = ((1n << 64n) - 1n) / a;
      for (const [b, overflows] of [
        [most, 0],
        [most + 1n, 1],
      ] as const) {
        // prettier-ignore
        expect(umulOverflow(registers, low(a), high(a), low(b), high(b))).toBe(overflows);
        expect(umulOverflow(registers, low(b), high(b), low(a), high(a))).toBe(overflows);
      }
    }
  });
});

describe('operations on words of 32 bits', () => {
  const cases = [
    ['popcount', popcount, 'ctpop'],
    ['trailingZeros', trailingZeros, 'cttz'],
    ['swapBytes', swapBytes, 'bswap'],
    ['reverseBits', reverseBits, 'bitreverse'],
  ] as const;
  it.each(cases)('%s', (_, operation, intrinsic) => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer(),
          fc.nat({ max: 31 }).map((bit) => 1 << bit),
          fc.constant(0),
        ),
        (n) => {
          const [result] = arithmetic.intrinsic(intrinsic, 32, [BigInt(n >>> 0)])!;
          expect(operation(n) >>> 0).toBe(Number(result));
        },
      ),
      { numRuns: 300 },
    );
  });
});
