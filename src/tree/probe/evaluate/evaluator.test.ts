import { describe, expect, it } from 'vitest';
import { binary, compare, convert } from '../../../program/testing/arithmetic.ts';
import { evaluateIr } from '../testing/evaluate-ir.ts';

const words = [
  0n,
  1n,
  2n,
  7n,
  63n,
  64n,
  0x7fffn,
  0x8000_0000n,
  0xffff_ffffn,
  0x1234_5678_9abc_def0n,
  0x8000_0000_0000_0000n,
  0xffff_ffff_ffff_ffffn,
];
const widths = [1, 8, 13, 32, 64];

describe('arithmetic agrees with the reference', () => {
  const operators = [
    'add',
    'sub',
    'mul',
    'and',
    'or',
    'xor',
    'shl',
    'lshr',
    'ashr',
    'udiv',
    'urem',
    'sdiv',
    'srem',
  ] as const;

  it.each(operators)('%s', (operator) => {
    for (const width of widths) {
      const type = `i${width}`;
      const run = evaluateIr(
        `define ${type} @f(${type} %0, ${type} %1) {\n  %3 = ${operator} ${type} %0, %1\n  ret ${type} %3\n}`,
      );
      for (const a of words.map((word) => BigInt.asUintN(width, word)))
        for (const b of words.map((word) => BigInt.asUintN(width, word))) {
          if (/div|rem/.test(operator) && b === 0n) continue;
          // The sign (program form) or anything (LLVM).
          if (operator === 'ashr' && b >= BigInt(width)) continue;
          // The one quotient that does not fit.
          if ((operator === 'sdiv' || operator === 'srem') && a === 1n << BigInt(width - 1)) continue;
          const expected = BigInt.asUintN(width, binary(operator, width, a, b));
          expect({ width, a, b, is: run.call('f', a, b) }).toEqual({ width, a, b, is: expected });
        }
    }
  });

  it.each(['eq', 'ne', 'ult', 'ule', 'ugt', 'uge', 'slt', 'sle', 'sgt', 'sge'] as const)(
    'icmp %s',
    (predicate) => {
      for (const width of widths) {
        const type = `i${width}`;
        const run = evaluateIr(
          `define i1 @f(${type} %0, ${type} %1) {\n  %3 = icmp ${predicate} ${type} %0, %1\n  ret i1 %3\n}`,
        );
        for (const a of words.map((word) => BigInt.asUintN(width, word)))
          for (const b of words.map((word) => BigInt.asUintN(width, word)))
            expect(run.call('f', a, b)).toBe(compare(predicate, width, a, b) ? 1n : 0n);
      }
    },
  );

  it.each([
    ['zext', 13, 64],
    ['sext', 13, 64],
    ['sext', 8, 32],
    ['trunc', 64, 13],
  ] as const)('%s from %i to %i bits', (op, from, to) => {
    const run = evaluateIr(
      `define i${to} @f(i${from} %0) {\n  %2 = ${op} i${from} %0 to i${to}\n  ret i${to} %2\n}`,
    );
    for (const word of words) {
      const given = BigInt.asUintN(from, word);
      expect(run.call('f', given)).toBe(convert(op, from, to, given));
    }
  });

  it.each([
    ['ctpop.i32', 'i32 %0', 32, (x: bigint) => BigInt(x.toString(2).replaceAll('0', '').length)],
    [
      'bswap.i32',
      'i32 %0',
      32,
      (x: bigint) => BigInt(`0x${x.toString(16).padStart(8, '0').match(/../g)!.toReversed().join('')}`),
    ],
    ['ctlz.i32', 'i32 %0, i1 false', 32, (x: bigint) => BigInt(x === 0n ? 32 : 32 - x.toString(2).length)],
    [
      'cttz.i64',
      'i64 %0, i1 false',
      64,
      (x: bigint) => BigInt(x === 0n ? 64 : x.toString(2).length - x.toString(2).lastIndexOf('1') - 1),
    ],
    ['fshl.i64', 'i64 %0, i64 %0, i64 20', 64, (x: bigint) => BigInt.asUintN(64, (x << 20n) | (x >> 44n))],
    ['umin.i64', 'i64 %0, i64 100', 64, (x: bigint) => (x < 100n ? x : 100n)],
    ['smax.i64', 'i64 %0, i64 100', 64, (x: bigint) => (BigInt.asIntN(64, x) > 100n ? x : 100n)],
  ] as const)('llvm.%s', (name, args, width, expected) => {
    const type = `i${width}`;
    const parameters = args.replaceAll(/%0|\b\d+\b|false/g, '').replaceAll(/ +/g, '');
    const run = evaluateIr(
      `define ${type} @f(${type} %0) {\n  %2 = call ${type} @llvm.${name}(${args})\n  ret ${type} %2\n}\ndeclare ${type} @llvm.${name}(${parameters})`,
    );
    for (const word of words) {
      const given = BigInt.asUintN(width, word);
      expect(run.call('f', given)).toBe(expected(given));
    }
  });
});

describe('control flow', () => {
  it('runs loops with phis that read each other', () => {
    const run = evaluateIr(`
define i64 @fibonacci(i64 %0) {
  br label %2
2:
  %3 = phi i64 [ 0, %1 ], [ %4, %6 ]
  %4 = phi i64 [ 1, %1 ], [ %7, %6 ]
  %5 = phi i64 [ 0, %1 ], [ %8, %6 ]
  %9 = icmp eq i64 %5, %0
  br i1 %9, label %10, label %6
6:
  %7 = add i64 %3, %4
  %8 = add i64 %5, 1
  br label %2
10:
  ret i64 %3
}`);
    expect([0n, 1n, 2n, 10n, 90n].map((n) => run.call('fibonacci', n))).toEqual([
      0n,
      1n,
      1n,
      55n,
      2880067194370816120n,
    ]);
  });

  it('switches, on words of 64 bits too', () => {
    const run = evaluateIr(`
define i64 @f(i64 %0) {
  switch i64 %0, label %4 [
    i64 3, label %2
    i64 -1, label %3
  ]
2:
  ret i64 30
3:
  ret i64 99
4:
  ret i64 7
}`);
    expect([3n, 0xffff_ffff_ffff_ffffn, 0xffff_ffffn].map((word) => run.call('f', word))).toEqual([
      30n,
      99n,
      7n,
    ]);
  });

  it('calls, directly and through a variable, with the stack restored each time', () => {
    const run = evaluateIr(
      `
@operation = global ptr @double
define i64 @double(i64 %0) noinline {
  %2 = alloca [64 x i64]
  store i64 %0, ptr %2
  %3 = load i64, ptr %2
  %4 = add i64 %3, %3
  ret i64 %4
}
define i64 @f(i64 %0) {
  %2 = load ptr, ptr @operation
  %3 = call i64 %2(i64 %0)
  %4 = call i64 @double(i64 %3)
  ret i64 %4
}`,
      { passes: 'none' },
    );
    for (let round = 0n; round < 1000n; round++) expect(run.call('f', round)).toBe(4n * round);
  });
});

describe('memory', () => {
  const parts = `
@cell = global i64 0
define i64 @first(i64 %0) {
  store volatile i64 %0, ptr @cell
  %2 = load volatile i8, ptr @cell
  %3 = zext i8 %2 to i64
  ret i64 %3
}
define i64 @half(i64 %0) {
  store volatile i64 %0, ptr @cell
  %2 = getelementptr i32, ptr @cell, i64 1
  %3 = load volatile i32, ptr %2
  %4 = zext i32 %3 to i64
  ret i64 %4
}
define i64 @kept() {
  %1 = load volatile i64, ptr @cell
  ret i64 %1
}`;

  it.each([
    ['little', 0xefn, 0x0123_4567n],
    ['big', 0x01n, 0x89ab_cdefn],
  ] as const)('has the byte order of the target: %s', (endian, first, half) => {
    const run = evaluateIr(parts, { endian });
    expect(run.call('first', 0x0123_4567_89ab_cdefn)).toBe(first);
    expect(run.call('half', 0x0123_4567_89ab_cdefn)).toBe(half);
    expect(run.call('kept')).toBe(0x0123_4567_89ab_cdefn);
  });

  it('updates atomically', () => {
    const run = evaluateIr(
      `
@cell = global i32 5
define i64 @f(i32 %0) {
  %2 = atomicrmw sub ptr @cell, i32 %0 seq_cst
  %3 = cmpxchg ptr @cell, i32 3, i32 100 seq_cst seq_cst
  %4 = extractvalue { i32, i1 } %3, 1
  %5 = load volatile i32, ptr @cell
  %6 = zext i32 %2 to i64
  %7 = zext i32 %5 to i64
  %8 = zext i1 %4 to i64
  %9 = shl i64 %6, 32
  %10 = shl i64 %8, 31
  %11 = or i64 %9, %10
  %12 = or i64 %11, %7
  ret i64 %12
}`,
      { endian: 'big' },
    );
    expect(run.call('f', 2n)).toBe((5n << 32n) | (1n << 31n) | 100n);
    expect(run.call('f', 1n)).toBe((100n << 32n) | 99n);
  });

  it.each([
    ['nand', 0xffff_fff5n],
    ['umin', 6n],
    ['max', 14n],
    ['xchg', 6n],
    ['or', 14n],
  ])('updates by %s', (operator, expected) => {
    const run = evaluateIr(`
@cell = global i32 14
define i32 @f(i32 %0) {
  %2 = atomicrmw ${operator} ptr @cell, i32 %0 monotonic
  %3 = load volatile i32, ptr @cell
  ret i32 %3
}`);
    expect(run.call('f', operator === 'nand' ? 10n : 6n)).toBe(expected);
  });

  it('copies and fills', () => {
    const run = evaluateIr(
      `
@from = global [4 x i16] [i16 1, i16 2, i16 3, i16 4]
@to = global [4 x i16] zeroinitializer
define i64 @f() {
  call void @llvm.memset.p0.i64(ptr @to, i8 171, i64 8, i1 false)
  %1 = getelementptr i16, ptr @to, i64 1
  call void @llvm.memcpy.p0.p0.i64(ptr %1, ptr @from, i64 4, i1 false)
  %2 = load volatile i64, ptr @to
  ret i64 %2
}
define void @g() {
  call void @llvm.memset.p0.i64(ptr @to, i8 0, i64 100000000, i1 false)
  ret void
}
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)`,
      { endian: 'big' },
    );
    expect(run.call('f')).toBe(0xabab_0001_0002_ababn);
    expect(() => run.call('g')).toThrow('access at 0x');
  });

  it('gives variables their values, defined or not', () => {
    const run = evaluateIr(
      `
@mine = global i32 1
@theirs = external global i64
define i64 @f() {
  %1 = load volatile i32, ptr @mine
  %2 = load volatile i64, ptr @theirs
  %3 = zext i32 %1 to i64
  %4 = add i64 %2, %3
  ret i64 %4
}`,
      {
        endian: 'big',
        values: new Map([
          ['mine', 2n],
          ['theirs', 40n],
        ]),
      },
    );
    expect(run.call('f')).toBe(42n);
  });
});

describe('stops at what is not there', () => {
  const cases = [
    { what: 'an external', body: 'call void @flush_tlb()', message: 'call of flush_tlb() in f()' },
    { what: 'inline assembly', body: 'call void asm sideeffect "hvc #0", ""()', message: 'hvc #0' },
    {
      what: 'an undefined variable',
      body: 'store i64 1, ptr @undefined',
      message: 'access to undefined, which has no value',
    },
    { what: 'the null page', body: 'store i64 1, ptr inttoptr (i64 8 to ptr)', message: 'access at 0x8' },
    {
      what: 'a high address',
      body: 'store i64 1, ptr inttoptr (i64 -8 to ptr)',
      message: 'access at 0xfffffffffffffff8',
    },
  ];

  it.each(cases)('$what', ({ body, message }) => {
    const run = evaluateIr(
      `@undefined = external global i64\ndeclare void @flush_tlb()\ndefine void @f() {\n  ${body}\n  ret void\n}`,
    );
    expect(() => run.call('f')).toThrow(
      expect.objectContaining({
        diagnostic: expect.objectContaining({
          code: 'THP2220',
          what: expect.stringContaining(message) as unknown,
        }) as unknown,
      }) as Error,
    );
  });

  it('as often as one likes', () => {
    const run = evaluateIr(
      'declare void @flush_tlb(ptr)\ndefine void @f() {\n  %1 = alloca [1000 x i64]\n  call void @flush_tlb(ptr %1)\n  ret void\n}\ndefine i64 @g(i64 %0) {\n  %2 = alloca i64\n  store volatile i64 %0, ptr %2\n  %3 = load volatile i64, ptr %2\n  ret i64 %3\n}',
    );
    for (let round = 0; round < 20; round++) expect(() => run.call('f')).toThrow('flush_tlb');
    expect(run.call('g', 3n)).toBe(3n);
  });

  it('but not at what is skipped, or never reached', () => {
    const run = evaluateIr(
      `declare i64 @flush_tlb()\ndeclare void @panic()\ndefine i64 @f(i64 %0) {\n  %2 = call i64 @flush_tlb()\n  %3 = icmp eq i64 %0, 0\n  br i1 %3, label %4, label %5\n4:\n  call void @panic()\n  ret i64 1\n5:\n  ret i64 %2\n}`,
      { skipped: new Set(['flush_tlb']) },
    );
    expect(run.call('f', 1n)).toBe(0n);
    expect(() => run.call('f', 0n)).toThrow('panic');
  });

  it('the null page where it is memory', () => {
    const run = evaluateIr(
      'define i64 @f() {\n  store i64 5, ptr inttoptr (i64 8 to ptr)\n  %1 = load i64, ptr inttoptr (i64 8 to ptr)\n  ret i64 %1\n}',
      { lowestAddress: 0 },
    );
    expect(run.call('f')).toBe(5n);
  });
});
