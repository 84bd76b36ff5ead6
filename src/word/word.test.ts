import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as bits from './bits.ts';
import { parseDecimal, parseHex, toHex } from './text.ts';
import * as word from './word64.ts';

const interesting = fc.constantFrom(
  0n,
  1n,
  2n,
  0xffffffffn,
  0x100000000n,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
);
const u64 = fc.oneof(
  fc.bigInt(0n, 2n ** 64n - 1n),
  fc.bigInt(0n, 2n ** 53n),
  fc.bigInt(0n, 70000n),
  interesting,
);
const low = (value: bigint): number => Number(BigInt.asIntN(32, value));
const high = (value: bigint): number => Number(BigInt.asIntN(32, value >> 32n));
const signed = (value: bigint): bigint => BigInt.asIntN(64, value);
const wide = (lo: number): bigint => {
  expect(lo).toBe(lo | 0);
  expect(word.result.hi).toBe(word.result.hi | 0);
  return word.toBigInt(lo, word.result.hi);
};
const modulo = (value: bigint): bigint => BigInt.asUintN(64, value);

type Binary = (aLo: number, aHi: number, bLo: number, bHi: number) => number;
const binaries: readonly (readonly [string, Binary, (a: bigint, b: bigint) => bigint])[] = [
  ['add', word.add, (a, b) => a + b],
  ['sub', word.sub, (a, b) => a - b],
  ['mul', word.mul, (a, b) => a * b],
];
const divisions: typeof binaries = [
  ['udiv', word.udiv, (a, b) => a / b],
  ['urem', word.urem, (a, b) => a % b],
  ['sdiv', word.sdiv, (a, b) => signed(a) / signed(b)],
  ['srem', word.srem, (a, b) => signed(a) % signed(b)],
];

describe('64-bit words agree with BigInt', () => {
  test.each(binaries)('%s', (_name, operation, reference) => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(wide(operation(low(a), high(a), low(b), high(b)))).toBe(modulo(reference(a, b)));
      }),
    );
  });

  test.each(divisions)('%s', (_name, operation, reference) => {
    fc.assert(
      fc.property(
        u64,
        u64.filter((b) => b !== 0n),
        (a, b) => {
          expect(wide(operation(low(a), high(a), low(b), high(b)))).toBe(modulo(reference(a, b)));
        },
      ),
    );
  });

  test('comparisons', () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(word.ult(low(a), high(a), low(b), high(b))).toBe(a < b);
        expect(word.slt(low(a), high(a), low(b), high(b))).toBe(signed(a) < signed(b));
      }),
    );
  });

  test('shifts', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 0, max: 63 }), (a, n) => {
        const by = BigInt(n);
        expect(wide(word.shl(low(a), high(a), n))).toBe(modulo(a << by));
        expect(wide(word.lshr(low(a), high(a), n))).toBe(a >> by);
        expect(wide(word.ashr(low(a), high(a), n))).toBe(modulo(signed(a) >> by));
      }),
    );
  });

  test('mul32 and negate', () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        expect(wide(word.mul32(low(a), low(b)))).toBe((a & 0xffffffffn) * (b & 0xffffffffn));
        expect(wide(word.negate(low(a), high(a)))).toBe(modulo(-a));
      }),
    );
  });

  test('numbers', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(signed(wide(word.fromNumber(n)))).toBe(BigInt(n));
        expect(word.toSignedNumber(word.fromNumber(n), word.result.hi)).toBe(n);
      }),
    );
  });

  test('counts and reversals', () => {
    fc.assert(
      fc.property(u64, (a) => {
        const binary = a.toString(2).padStart(64, '0');
        expect(bits.ctpop(low(a), high(a))).toBe([...binary].filter((c) => c === '1').length);
        expect(bits.ctlz(low(a), high(a), 64)).toBe(a === 0n ? 64 : binary.indexOf('1'));
        expect(bits.cttz(low(a), high(a), 64)).toBe(a === 0n ? 64 : 63 - binary.lastIndexOf('1'));
        const bytes = a.toString(16).padStart(16, '0').match(/../g) ?? [];
        expect(wide(bits.bswap(low(a), high(a), 64))).toBe(BigInt(`0x${[...bytes].reverse().join('')}`));
        expect(bits.bitreverse32(low(a)) >>> 0).toBe(Number(`0b${[...binary.slice(32)].reverse().join('')}`));
      }),
    );
  });

  test('truncation and sign extension', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 1, max: 64 }), (a, width) => {
        const cut = BigInt.asUintN(width, a);
        expect(wide(bits.truncate(low(a), high(a), width))).toBe(cut);
        expect(wide(bits.signExtend(low(cut), high(cut), width))).toBe(modulo(BigInt.asIntN(width, a)));
      }),
    );
  });
});

describe('text', () => {
  test('hexadecimal and decimal round trips', () => {
    fc.assert(
      fc.property(u64, (a) => {
        expect(wide(parseHex(toHex(low(a), high(a), 64)))).toBe(a);
        expect(wide(parseDecimal(a.toString()))).toBe(a);
        expect(wide(parseDecimal(signed(a).toString()))).toBe(a);
      }),
    );
  });

  test('width sets the number of digits', () => {
    expect(toHex(0x880, 0, 32)).toBe('0x00000880');
    expect(toHex(1, 0, 1)).toBe('0x1');
    expect(toHex(-1, -1, 64)).toBe('0xffffffffffffffff');
  });

  test('what is no number is refused', () => {
    expect(() => parseDecimal('12x')).toThrow('not a decimal number');
    expect(() => parseHex('0x11112222333344445')).toThrow('hexadecimal');
  });
});
