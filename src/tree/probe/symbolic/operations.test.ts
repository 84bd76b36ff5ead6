import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binary, compare, convert, intrinsic } from '../../../program/testing/arithmetic.ts';
import type { Intrinsic } from '../../../program/form.ts';
import { openBoth } from './testing/open-both.ts';

const all64 = 0xffff_ffff_ffff_ffffn;
const word64 = fc.oneof(
  fc.bigInt(0n, all64),
  fc.bigInt(0n, 70n),
  fc.constantFrom(0n, 1n, 0x8000_0000_0000_0000n, 0x8000_0000n, 0xffff_ffffn, all64),
);

/** Tries a function of two words of some width on pairs of words. */
function onPairs(width: number, check: (a: bigint, b: bigint) => void): void {
  const word = word64.map((value) => BigInt.asUintN(width, value));
  fc.assert(fc.property(word, word, check), { numRuns: 60 });
}

describe('binary operations', () => {
  const cheap = ['add', 'sub', 'and', 'or', 'xor', 'shl', 'lshr', 'ashr'] as const;
  const dear = ['mul', 'udiv', 'urem', 'sdiv', 'srem'] as const;
  const cases = [
    ...cheap.flatMap((operator) => [1, 8, 13, 32, 64].map((width) => ({ operator, width }))),
    ...dear.flatMap((operator) => [1, 3, 7].map((width) => ({ operator, width }))),
  ];

  it.each(cases)('$operator of $width bits', ({ operator, width }) => {
    const both = openBoth(
      `define i${width} @f(i${width} %0, i${width} %1) {\n  %3 = ${operator} i${width} %0, %1\n  ret i${width} %3\n}`,
    );
    const result = both.symbolic('f');
    onPairs(width, (a, b) => {
      const isDivision = /div|rem/.test(operator);
      // The sign (program form) or anything (LLVM).
      const isAllShifted = operator === 'ashr' && b >= BigInt(width);
      const sign = BigInt.asIntN(width, a) < 0n ? (1n << BigInt(width)) - 1n : 0n;
      const expected =
        isDivision && b === 0n
          ? 'division by zero in f()'
          : isAllShifted
            ? sign
            : binary(operator, width, a, b);
      expect(both.at(result, a, b)).toBe(expected);
    });
  });

  it.each([
    ['mul', '24'],
    ['mul', '-8'],
    ['mul', '28'],
    ['udiv', '4096'],
    ['udiv', '56'],
    ['urem', '10'],
    ['sdiv', '64'],
    ['sdiv', '56'],
    ['srem', '-5'],
  ] as const)('%s by %s', (operator, constant) => {
    const both = openBoth(`define i64 @f(i64 %0) {\n  %2 = ${operator} i64 %0, ${constant}\n  ret i64 %2\n}`);
    const result = both.symbolic('f');
    const factor = BigInt.asUintN(64, BigInt(constant));
    if (operator === 'srem') {
      // Divided by a negative constant, which is no small one to the unsigned division.
      expect(result.kind).toBe('stopped');
      return;
    }
    onPairs(64, (a) => {
      expect(both.at(result, a)).toBe(BigInt.asUintN(64, binary(operator, 64, a, factor)));
    });
  });

  it.each([
    ['mul', 'i64 %0, %1'],
    ['udiv', 'i64 %0, %1'],
    ['urem', 'i64 %0, 1000000007'],
  ])('stops before the diagrams of %s %s grow too large', (operator, operands) => {
    const both = openBoth(
      `define i64 @f(i64 %0, i64 %1) {\n  %3 = or i64 %1, 1\n  %4 = ${operator} ${operands.replace('%1', '%3')}\n  ret i64 %4\n}`,
    );
    const result = both.symbolic('f');
    expect(result.kind).toBe('stopped');
    expect(result.stops.map(({ kind }) => kind)).toEqual(['bound']);
    expect(result.stops[0]?.reason).toMatch(
      new RegExp(`^${operator} of too many bits in f\\(\\), which depends on bits 0-63 of argument 1`),
    );
  });

  it('stops where the order of the variables is bad for a sum, and the manager stays small', () => {
    const both = openBoth(
      'define i64 @f(i64 %0, i64 %1) {\n  %3 = shl i64 %1, 30\n  %4 = add i64 %0, %3\n  ret i64 %4\n}\ndefine i64 @g(i64 %0, i64 %1) {\n  %3 = add i64 %0, %1\n  ret i64 %3\n}',
    );
    expect(both.symbolic('f').kind).toBe('stopped');
    expect(both.manager.nodes).toBeLessThan(1000);
    expect(both.at(both.symbolic('g'), 3n, 4n)).toBe(7n);
  });
});

describe('comparisons', () => {
  it.each(['eq', 'ne', 'ult', 'ule', 'ugt', 'uge', 'slt', 'sle', 'sgt', 'sge'] as const)(
    '%s',
    (predicate) => {
      for (const width of [1, 13, 32, 64]) {
        const both = openBoth(
          `define i1 @f(i${width} %0, i${width} %1) {\n  %3 = icmp ${predicate} i${width} %0, %1\n  ret i1 %3\n}`,
        );
        const result = both.symbolic('f');
        onPairs(width, (a, b) => {
          expect(both.at(result, a, b)).toBe(compare(predicate, width, a, b) ? 1n : 0n);
          expect(both.at(result, a, a)).toBe(compare(predicate, width, a, a) ? 1n : 0n);
        });
      }
    },
  );
});

describe('conversions', () => {
  it.each([
    ['zext', 13, 64],
    ['sext', 13, 64],
    ['sext', 8, 32],
    ['trunc', 64, 13],
  ] as const)('%s from %i to %i bits', (op, from, to) => {
    const both = openBoth(
      `define i${to} @f(i${from} %0) {\n  %2 = ${op} i${from} %0 to i${to}\n  ret i${to} %2\n}`,
    );
    const result = both.symbolic('f');
    onPairs(from, (a) => {
      expect(both.at(result, a)).toBe(convert(op, from, to, a));
    });
  });
});

describe('intrinsics', () => {
  const cases: readonly (readonly [Intrinsic, string, number, number])[] = [
    ['ctpop', 'ctpop', 32, 1],
    ['ctlz', 'ctlz', 64, 1],
    ['cttz', 'cttz', 32, 1],
    ['bswap', 'bswap', 32, 1],
    ['bitreverse', 'bitreverse', 16, 1],
    ['abs', 'abs', 32, 1],
    ['umin', 'umin', 64, 2],
    ['umax', 'umax', 32, 2],
    ['smin', 'smin', 64, 2],
    ['smax', 'smax', 32, 2],
    ['usub.sat', 'usub.sat', 64, 2],
    ['uadd.sat', 'uadd.sat', 32, 2],
    ['fshl', 'fshl', 32, 2],
    ['fshr', 'fshr', 64, 2],
    ['uadd.overflow', 'uadd.with.overflow', 64, 2],
    ['sadd.overflow', 'sadd.with.overflow', 32, 2],
    ['usub.overflow', 'usub.with.overflow', 32, 2],
    ['ssub.overflow', 'ssub.with.overflow', 64, 2],
    ['umul.overflow', 'umul.with.overflow', 6, 2],
    ['smul.overflow', 'smul.with.overflow', 6, 2],
  ];

  it.each(cases)('%s', (name, llvm, width, count) => {
    const type = `i${width}`;
    const isPair = name.endsWith('overflow');
    const isFunnel = name.startsWith('fsh');
    const hasFlag = /^(abs|ct[lt]z)$/.test(name);
    const args = [
      ...Array.from({ length: count }, (_, index) => `${type} %${index}`),
      ...(isFunnel ? [`${type} %1`] : []),
      ...(hasFlag ? ['i1 false'] : []),
    ];
    const types = args.map((arg) => arg.split(' ')[0]).join(', ');
    const returned = isPair ? `{ ${type}, i1 }` : type;
    const parameters = args.slice(0, count).join(', ');
    const body = [`%r = call ${returned} @llvm.${llvm}.${type}(${args.join(', ')})`];
    if (isPair) {
      body.push(`%s = extractvalue ${returned} %r, 0`, `%o = extractvalue ${returned} %r, 1`);
      body.push('%w = zext i1 %o to i128', `%x = zext ${type} %s to i128`);
    }
    // The two results of one call, by two functions.
    const ir = (result: string, of: string): string =>
      `define ${of} @f(${parameters}) {\n  ${body.slice(0, isPair ? 3 : 1).join('\n  ')}\n  ret ${of} ${result}\n}\ndeclare ${returned} @llvm.${llvm}.${type}(${types})`;
    const results = isPair ? [ir('%s', type), ir('%o', 'i1')] : [ir('%r', type)];
    results.forEach((text, index) => {
      const both = openBoth(text);
      const result = both.symbolic('f');
      onPairs(width, (a, b) => {
        const expected = intrinsic(name, width, isFunnel ? [a, b, b] : [a, b])?.[index];
        expect(both.at(result, a, b)).toBe(expected);
      });
    });
  });
});
