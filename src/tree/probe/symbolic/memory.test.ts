import { describe, expect, it } from 'vitest';
import { openBoth } from './testing/open-both.ts';

const orders = ['little', 'big'] as const;

describe.each(orders)('memory, byte order %s', (endian) => {
  it('holds parts of words', () => {
    const both = openBoth(
      `
@cell = global i64 0
define i64 @f(i64 %0) {
  store volatile i64 %0, ptr @cell
  %2 = load volatile i8, ptr @cell
  %3 = getelementptr i32, ptr @cell, i64 1
  %4 = load volatile i32, ptr %3
  %5 = zext i8 %2 to i64
  %6 = zext i32 %4 to i64
  %7 = shl i64 %6, 8
  %8 = or i64 %5, %7
  store volatile i16 -2, ptr %3
  %9 = load volatile i64, ptr @cell
  %10 = xor i64 %8, %9
  ret i64 %10
}`,
      { endian },
    );
    const result = both.symbolic('f');
    for (const word of [0n, 0x0123_4567_89ab_cdefn, 0xffff_0000_ffff_00ffn])
      expect(both.at(result, word)).toBe(both.concrete('f', word));
  });

  it.each(['xchg', 'add', 'sub', 'and', 'nand', 'or', 'xor', 'umax', 'umin', 'max', 'min'])(
    'updates by %s',
    (operator) => {
      const both = openBoth(
        `
@cell = global i32 -14
define i64 @f(i32 %0) {
  %2 = atomicrmw ${operator} ptr @cell, i32 %0 monotonic
  %3 = load volatile i32, ptr @cell
  %4 = zext i32 %2 to i64
  %5 = zext i32 %3 to i64
  %6 = shl i64 %4, 32
  %7 = or i64 %5, %6
  ret i64 %7
}`,
        { endian },
      );
      const result = both.symbolic('f');
      for (const word of [0n, 14n, 0xffff_fff1n, 0xffff_fff3n, 0x7fff_ffffn])
        expect(both.at(result, word)).toBe(both.concrete('f', word));
    },
  );

  it('compares and exchanges', () => {
    const both = openBoth(
      `
@cell = global i32 3
define i64 @f(i32 %0, i32 %1) {
  store volatile i32 %0, ptr @cell
  %3 = cmpxchg ptr @cell, i32 3, i32 %1 seq_cst seq_cst
  %4 = extractvalue { i32, i1 } %3, 0
  %5 = extractvalue { i32, i1 } %3, 1
  %6 = load volatile i32, ptr @cell
  %7 = zext i32 %4 to i64
  %8 = zext i1 %5 to i64
  %9 = zext i32 %6 to i64
  %10 = shl i64 %7, 32
  %11 = or i64 %10, %9
  %12 = shl i64 %8, 20
  %13 = xor i64 %11, %12
  ret i64 %13
}`,
      { endian },
    );
    const result = both.symbolic('f');
    for (const old of [2n, 3n, 0xffff_ffffn])
      expect(both.at(result, old, 77n)).toBe(both.concrete('f', old, 77n));
  });

  it('copies and fills', () => {
    const both = openBoth(
      `
@from = global [4 x i16] [i16 1, i16 2, i16 3, i16 4]
@to = global [4 x i16] zeroinitializer
define i64 @f(i8 %0) {
  store i8 %0, ptr @from
  call void @llvm.memset.p0.i64(ptr @to, i8 %0, i64 8, i1 false)
  %2 = getelementptr i16, ptr @to, i64 1
  call void @llvm.memcpy.p0.p0.i64(ptr %2, ptr @from, i64 4, i1 false)
  call void @llvm.memmove.p0.p0.i64(ptr @to, ptr %2, i64 6, i1 false)
  %3 = load volatile i64, ptr @to
  ret i64 %3
}
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @llvm.memmove.p0.p0.i64(ptr, ptr, i64, i1)`,
      { endian },
    );
    const result = both.symbolic('f');
    for (const word of [0n, 0xabn]) expect(both.at(result, word)).toBe(both.concrete('f', word));
  });
});

describe('addresses', () => {
  const table =
    '@table = global [16 x i32] [' + Array.from({ length: 16 }, (_, i) => `i32 ${i * i}`).join(', ') + ']';

  it('that are one of a few are all tried', () => {
    const both = openBoth(`${table}
define i32 @f(i64 %0, i32 %1) {
  %3 = and i64 %0, 15
  %4 = getelementptr [16 x i32], ptr @table, i64 0, i64 %3
  %5 = load i32, ptr %4
  store i32 %1, ptr %4
  %6 = getelementptr [16 x i32], ptr @table, i64 0, i64 5
  %7 = load i32, ptr %6
  %8 = shl i32 %7, 16
  %9 = xor i32 %8, %5
  ret i32 %9
}`);
    const result = both.symbolic('f');
    expect(result.stops).toEqual([]);
    for (const word of [0n, 4n, 5n, 15n, 21n])
      expect(both.at(result, word, 6n)).toBe(both.concrete('f', word, 6n));
  });

  it('out of memory stop only those that have them', () => {
    const both = openBoth(
      `@pointers = global [2 x ptr] [ptr @there, ptr @undefined]
@there = global i64 41
@undefined = external global i64
define i64 @f(i64 %0) {
  %2 = and i64 %0, 1
  %3 = getelementptr [2 x ptr], ptr @pointers, i64 0, i64 %2
  %4 = load ptr, ptr %3
  %5 = load i64, ptr %4
  ret i64 %5
}`,
    );
    const result = both.symbolic('f');
    expect(both.at(result, 2n)).toBe(41n);
    expect(both.at(result, 3n)).toBe('access to undefined, which has no value in f()');
    expect(result.stops.map(({ kind }) => kind)).toEqual(['unmodelled']);
  });

  it('that may be too many stop', () => {
    const both = openBoth(`${table}
define i32 @f(i64 %0) {
  %2 = and i64 %0, 4095
  %3 = getelementptr [16 x i32], ptr @table, i64 0, i64 %2
  %4 = load i32, ptr %3
  ret i32 %4
}`);
    expect(both.symbolic('f')).toMatchObject({
      kind: 'stopped',
      reason: 'access at an address in f(), which depends on bits 0-11 of argument 1',
    });
  });

  it('are told apart where the way there says which they are', () => {
    const both = openBoth(`${table}
define i32 @f(i64 %0) {
  %2 = icmp eq i64 %0, 9
  br i1 %2, label %3, label %6
3:
  %4 = getelementptr [16 x i32], ptr @table, i64 0, i64 %0
  %5 = load i32, ptr %4
  ret i32 %5
6:
  ret i32 1
}`);
    const result = both.symbolic('f');
    expect(result.stops).toEqual([]);
    expect([both.at(result, 9n), both.at(result, 8n)]).toEqual([81n, 1n]);
  });
});

describe('a retried exchange', () => {
  it('goes through at the first attempt, whatever the entry is', () => {
    const both = openBoth(`
@cell = global i64 0
define i64 @f(i64 %0) {
  store volatile i64 %0, ptr @cell
  br label %2
2:
  %3 = load volatile i64, ptr @cell
  %4 = or i64 %3, 64
  %5 = cmpxchg ptr @cell, i64 %3, i64 %4 seq_cst seq_cst
  %6 = extractvalue { i64, i1 } %5, 1
  br i1 %6, label %7, label %2
7:
  %8 = load volatile i64, ptr @cell
  ret i64 %8
}`);
    const result = both.symbolic('f');
    expect(result.stops).toEqual([]);
    expect(both.at(result, 5n)).toBe(69n);
    // Bit 6 is set, all others are those of the argument: nothing else is left of the loop.
    expect(both.manager.nodes).toBe(2 + 64);
  });
});

describe('what stays from one call to the next', () => {
  const ir = `
@mask = global i64 1
define void @boot() {
  %1 = load i64, ptr @mask
  %2 = shl i64 %1, 40
  store i64 %2, ptr @mask
  ret void
}
define i64 @f(i64 %0) {
  %2 = load i64, ptr @mask
  %3 = or i64 %2, %0
  store i64 %0, ptr @mask
  ret i64 %3
}`;

  it('is what boot functions store, and nothing else', () => {
    const both = openBoth(ir, { boot: ['boot'] });
    for (const word of [0n, 6n, 9n]) expect(both.at(both.symbolic('f'), word)).toBe((1n << 40n) | word);
  });

  it('a boot function must not stop', () => {
    expect(() =>
      openBoth('declare void @missing()\ndefine void @boot() {\n  call void @missing()\n  ret void\n}', {
        boot: ['boot'],
      }),
    ).toThrow('THP2220');
  });
});

it('symbols have the addresses that they have for generated code', () => {
  const both = openBoth(
    `
@first = global i32 1
@undefined = external global i64
@other = external global i64
@pointer = global ptr @other
declare i64 @absent(ptr, ptr)
declare void @skipped(ptr)
define i64 @called(i64 %0) noinline {
  ret i64 %0
}
define i64 @early(i64 %0) noinline {
  %2 = xor i64 %0, ptrtoint (ptr @ofEarly to i64)
  ret i64 %2
}
define i64 @f(i64 %0) {
  call void @skipped(ptr @late)
  %early = call i64 @early(i64 %0)
  %2 = icmp eq i64 %0, 1
  %3 = select i1 %2, i64 ptrtoint (ptr @called to i64), i64 ptrtoint (ptr @absent to i64)
  %4 = xor i64 %3, ptrtoint (ptr @undefined to i64)
  %5 = mul i64 %4, 5
  %6 = add i64 %5, ptrtoint (ptr @first to i64)
  %7 = load i64, ptr @pointer
  %8 = mul i64 %7, 3
  %9 = sub i64 %6, %8
  %10 = add i64 %9, ptrtoint (ptr @late to i64)
  %11 = mul i64 %early, 7
  %12 = xor i64 %10, %11
  ret i64 %12
}
@late = external global i64
@ofEarly = external global i64`,
    { skipped: new Set(['skipped']) },
  );
  const result = both.symbolic('f');
  for (const word of [0n, 1n]) expect(both.at(result, word)).toBe(both.concrete('f', word));
});
