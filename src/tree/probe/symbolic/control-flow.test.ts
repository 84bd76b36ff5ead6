import { describe, expect, it } from 'vitest';
import { openBoth } from './testing/open-both.ts';

describe('branches', () => {
  it('join what both arms compute and store', () => {
    const both = openBoth(`
@cell = global i64 5
define i64 @f(i64 %0) {
  %2 = and i64 %0, 1
  %3 = icmp eq i64 %2, 0
  br i1 %3, label %4, label %6
4:
  %5 = or i64 %0, 128
  store volatile i64 %0, ptr @cell
  br label %7
6:
  br label %7
7:
  %8 = phi i64 [ %5, %4 ], [ 9, %6 ]
  %9 = load volatile i64, ptr @cell
  %10 = add i64 %8, %9
  ret i64 %10
}`);
    const result = both.symbolic('f');
    expect(result.stops).toEqual([]);
    for (const word of [0n, 1n, 2n, 7n, 0xfff0n, 1n << 63n])
      expect(both.at(result, word)).toBe(both.concrete('f', word));
  });

  it('are one path again where they meet: 2^60 ways through a function are 60 steps', () => {
    const steps = Array.from(
      { length: 60 },
      (_, bit) => `
  br label %test${bit}
test${bit}:
  %mask${bit} = and i64 %0, ${1n << BigInt(bit)}
  %is${bit} = icmp ne i64 %mask${bit}, 0
  br i1 %is${bit}, label %set${bit}, label %join${bit}
set${bit}:
  %old${bit} = load volatile i64, ptr @cell
  %new${bit} = xor i64 %old${bit}, ${3n << BigInt(bit)}
  store volatile i64 %new${bit}, ptr @cell
  br label %join${bit}
join${bit}:`,
    );
    const both = openBoth(
      `@cell = global i64 0\ndefine i64 @f(i64 %0) {${steps.join('')}\n  %r = load volatile i64, ptr @cell\n  ret i64 %r\n}`,
    );
    const result = both.symbolic('f');
    for (const word of [0n, 5n, 0x1234_5678_9abc_def0n])
      expect(both.at(result, word)).toBe(both.concrete('f', word));
  });

  it('switch, on words of 64 bits too', () => {
    const both = openBoth(`
define i64 @f(i64 %0) {
  switch i64 %0, label %4 [
    i64 3, label %2
    i64 -1, label %3
    i64 4, label %2
  ]
2:
  ret i64 %0
3:
  ret i64 99
4:
  ret i64 7
}`);
    const result = both.symbolic('f');
    for (const word of [3n, 4n, 0xffff_ffff_ffff_ffffn, 0xffff_ffffn])
      expect(both.at(result, word)).toBe(both.concrete('f', word));
  });

  it('to the same block from both sides keep their own values', () => {
    const both = openBoth(
      'define i64 @f(i1 %0) {\n1:\n  br i1 %0, label %3, label %2\n2:\n  br label %3\n3:\n  %4 = phi i64 [ 10, %1 ], [ 20, %2 ]\n  ret i64 %4\n}',
    );
    const result = both.symbolic('f');
    expect([both.at(result, 0n), both.at(result, 1n)]).toEqual([20n, 10n]);
  });
});

describe('loops', () => {
  it('end where the arguments say so, with phis that read each other', () => {
    const both = openBoth(`
define i64 @fibonacci(i8 %0) {
  %n = and i8 %0, 31
  br label %2
2:
  %3 = phi i64 [ 0, %1 ], [ %4, %6 ]
  %4 = phi i64 [ 1, %1 ], [ %7, %6 ]
  %5 = phi i8 [ 0, %1 ], [ %8, %6 ]
  %9 = icmp eq i8 %5, %n
  br i1 %9, label %10, label %6
6:
  %7 = add i64 %3, %4
  %8 = add i8 %5, 1
  br label %2
10:
  ret i64 %3
}`);
    const result = both.symbolic('fibonacci');
    expect([0n, 1n, 2n, 10n, 30n].map((n) => both.at(result, n))).toEqual([0n, 1n, 1n, 55n, 832040n]);
  });

  it('within each other, the inner one left at once in each round of the outer one', () => {
    const both = openBoth(`
define i64 @f(i64 %0) {
  %start = and i64 %0, 7
  br label %outer
outer:
  %i = phi i64 [ 0, %1 ], [ %next, %latch ]
  br label %inner
inner:
  %j = phi i64 [ %start, %outer ], [ %k, %body ]
  %isMore = icmp ugt i64 %j, 100
  br i1 %isMore, label %body, label %latch
body:
  %k = add i64 %j, 1
  br label %inner
latch:
  %next = add i64 %i, 1
  %isLast = icmp eq i64 %next, 4
  br i1 %isLast, label %end, label %outer
end:
  %sum = add i64 %next, %j
  ret i64 %sum
}`);
    const result = both.symbolic('f');
    expect(result.stops).toEqual([]);
    expect(both.at(result, 13n)).toBe(9n);
  });

  it('that count in memory', () => {
    const both = openBoth(`
@count = global i64 0
define i64 @f(i64 %0) {
  br label %2
2:
  %3 = load volatile i64, ptr @count
  %4 = add i64 %3, 1
  store volatile i64 %4, ptr @count
  %5 = icmp eq i64 %4, 9
  br i1 %5, label %6, label %2
6:
  %7 = xor i64 %0, %4
  ret i64 %7
}`);
    expect(both.at(both.symbolic('f'), 1n)).toBe(8n);
  });

  it('run as often as a constant says, whatever the arguments are', () => {
    const both = openBoth(`
define i64 @f(i64 %0) {
  br label %2
2:
  %3 = phi i64 [ 0, %1 ], [ %6, %2 ]
  %4 = phi i64 [ %0, %1 ], [ %5, %2 ]
  %5 = xor i64 %4, %3
  %6 = add i64 %3, 1
  %7 = icmp eq i64 %6, 5000
  br i1 %7, label %8, label %2
8:
  ret i64 %5
}`);
    const result = both.symbolic('f');
    expect(both.at(result, 77n)).toBe(both.concrete('f', 77n));
  });

  it.each([
    {
      what: 'that wait for what never comes',
      // Spins while bit 0 of the argument is set.
      body: `
  store volatile i64 %0, ptr @cell
  br label %2
2:
  %3 = load volatile i64, ptr @cell
  %4 = trunc i64 %3 to i1
  br i1 %4, label %2, label %5
5:
  ret i64 1`,
      kind: 'endless',
      reason: 'endless loop in f()',
      stopped: 3n,
      returns: [2n, 1n],
    },
    {
      what: 'of too many rounds that depend on the arguments',
      body: `
  br label %2
2:
  %3 = phi i64 [ 0, %1 ], [ %4, %2 ]
  %4 = add i64 %3, 1
  %5 = icmp ult i64 %3, %0
  br i1 %5, label %2, label %6
6:
  ret i64 %3`,
      kind: 'bound',
      reason: 'loop whose end depends on the arguments in f()',
      stopped: 5000n,
      returns: [700n, 700n],
    },
    {
      what: 'of too many rounds',
      body: `
  %2 = icmp eq i64 %0, 0
  br i1 %2, label %3, label %7
3:
  %4 = phi i64 [ 0, %1 ], [ %5, %3 ]
  %5 = add i64 %4, 1
  %6 = icmp eq i64 %5, 10000000
  br i1 %6, label %7, label %3
7:
  ret i64 8`,
      kind: 'bound',
      reason: 'too many steps in f()',
      stopped: 0n,
      returns: [1n, 8n],
    },
  ])('$what stop, for those arguments', ({ body, kind, reason, stopped, returns }) => {
    const both = openBoth(`@cell = global i64 0\ndefine i64 @f(i64 %0) {${body}\n}`);
    const result = both.symbolic('f');
    expect(result.stops.map((stop) => [stop.kind, stop.reason])).toEqual([[kind, reason]]);
    expect(both.at(result, stopped)).toBe(reason);
    expect(both.at(result, returns[0]!)).toBe(returns[1]);
  });
});

describe('calls', () => {
  const ir = `
@operations = global [2 x ptr] [ptr @double, ptr @store]
@cell = global i64 3
declare void @outside(i64)
define i64 @double(i64 %0) noinline {
  %2 = alloca [64 x i64]
  store i64 %0, ptr %2
  %3 = load i64, ptr %2
  %4 = add i64 %3, %3
  ret i64 %4
}
define i64 @store(i64 %0) noinline {
  %2 = load i64, ptr @cell
  store i64 %0, ptr @cell
  ret i64 %2
}
define i64 @direct(i64 %0) {
  %2 = call i64 @double(i64 %0)
  %3 = call i64 @store(i64 %2)
  %4 = load i64, ptr @cell
  %5 = xor i64 %3, %4
  ret i64 %5
}
define i64 @chosen(i64 %0, i64 %1) {
  %3 = and i64 %0, 1
  %4 = getelementptr [2 x ptr], ptr @operations, i64 0, i64 %3
  %5 = load ptr, ptr %4
  %6 = call i64 %5(i64 %1)
  %7 = load i64, ptr @cell
  %8 = shl i64 %7, 8
  %9 = xor i64 %6, %8
  ret i64 %9
}
define i64 @wild(i64 %0) {
  %2 = inttoptr i64 %0 to ptr
  %3 = call i64 %2(i64 1)
  ret i64 %3
}
define i64 @deep(i64 %0) noinline {
  %2 = call i64 @deep(i64 %0)
  ret i64 %2
}`;
  const both = openBoth(ir, { passes: 'none' });

  it.each(['direct', 'chosen'])('give back results and what was stored: %s', (name) => {
    const result = both.symbolic(name);
    expect(result.stops).toEqual([]);
    for (const [a, b] of [
      [0n, 5n],
      [1n, 5n],
      [7n, 1n << 60n],
    ] as const)
      expect(both.at(result, a, b)).toBe(both.concrete(name, ...(name === 'chosen' ? [a, b] : [a])));
  });

  it('through a pointer that may be anything stop', () => {
    expect(both.symbolic('wild')).toMatchObject({
      kind: 'stopped',
      reason: 'call through a pointer in wild(), which depends on bits 0-63 of argument 1',
    });
  });

  it('without end stop', () => {
    expect(both.symbolic('deep')).toMatchObject({ kind: 'stopped', reason: 'call of deep() in deep()' });
  });
});
