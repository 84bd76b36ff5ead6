import { describe, expect, it } from 'vitest';
import { openBoth } from './testing/open-both.ts';

/** `f`: something happens for words with bit 3, and the word with bit 0 set is the result. */
function happening(what: string): string {
  return `
@undefined = external global i64
declare i64 @flush_tlb()
declare void @llvm.trap()
declare void @llvm.debugtrap()
define i64 @f(i64 %0) {
  %2 = and i64 %0, 8
  %3 = icmp eq i64 %2, 0
  br i1 %3, label %5, label %4
4:
  ${what}
  br label %5
5:
  %6 = or i64 %0, 1
  ret i64 %6
}`;
}

const cases = [
  { what: 'call void @llvm.trap()', kind: 'bug', reason: 'BUG in f()' },
  { what: 'call i64 @flush_tlb()', kind: 'unmodelled', reason: 'call of flush_tlb() in f()' },
  {
    what: 'call void asm sideeffect "hvc #0", ""()',
    kind: 'unmodelled',
    reason: 'inline assembly without a rule (hvc #0) in f()',
  },
  {
    what: 'store i64 1, ptr @undefined',
    kind: 'unmodelled',
    reason: 'access to undefined, which has no value in f()',
  },
  {
    what: 'store i64 1, ptr inttoptr (i64 -8 to ptr)',
    kind: 'unmodelled',
    reason: 'access at 0xfffffffffffffff8 in f()',
  },
  { what: 'store i64 1, ptr inttoptr (i64 8 to ptr)', kind: 'unmodelled', reason: 'access at 0x8 in f()' },
] as const;

describe('what has no meaning stops the arguments that reach it, and no others', () => {
  it.each(cases)('$what', ({ what, kind, reason }) => {
    const both = openBoth(happening(what));
    const result = both.symbolic('f');
    expect(result).toMatchObject({ kind: 'value', stops: [{ kind, reason }], warnings: [] });
    expect([6n, 8n, 12n, 0x17n].map((word) => both.at(result, word))).toEqual([7n, reason, reason, 0x17n]);
    expect(both.concrete('f', 6n)).toBe(7n);
    expect(typeof both.concrete('f', 8n)).toBe('string');
    // The condition is bit 3 alone.
    expect(result.stops[0]?.condition).toBe(both.manager.variable(4 * 3));
  });

  it.each(cases)('$what, reached by all', ({ what, kind, reason }) => {
    const both = openBoth(happening(what).replace('%2 = and i64 %0, 8', '%2 = or i64 %0, 8'));
    expect(both.symbolic('f')).toMatchObject({ kind: 'stopped', reason, stops: [{ kind, condition: 1 }] });
  });

  it('unreachable code', () => {
    const both = openBoth(
      'define i64 @f(i64 %0) {\n  %2 = icmp ugt i64 %0, 9\n  br i1 %2, label %3, label %4\n3:\n  unreachable\n4:\n  ret i64 %0\n}',
      { passes: 'none' },
    );
    const result = both.symbolic('f');
    expect([9n, 10n].map((word) => both.at(result, word))).toEqual([9n, 'unreachable code in f()']);
  });

  it('functions that are skipped do not', () => {
    const both = openBoth(happening('call i64 @flush_tlb()'), { skipped: new Set(['flush_tlb']) });
    expect(both.symbolic('f')).toMatchObject({ kind: 'value', stops: [] });
  });

  it('those of one reason are one, those of several exclude each other', () => {
    const both = openBoth(`
declare void @one()
declare void @two()
define i64 @f(i64 %0) {
  switch i64 %0, label %4 [
    i64 1, label %2
    i64 2, label %3
    i64 3, label %2
  ]
2:
  call void @one()
  br label %4
3:
  call void @two()
  br label %2
4:
  ret i64 5
}`);
    const result = both.symbolic('f');
    expect([0n, 1n, 2n, 3n].map((word) => both.at(result, word))).toEqual([
      5n,
      'call of one() in f()',
      'call of two() in f()',
      'call of one() in f()',
    ]);
    expect(result.stops).toHaveLength(2);
  });
});

it('a warning does not stop', () => {
  const both = openBoth(happening('call void asm sideeffect "warn", ""()'), {
    asm: [
      {
        name: 'warn',
        source: 'this test',
        matches: (template) => template === 'warn',
        lower: () => [{ op: 'intrinsic', intrinsic: 'warn', width: 0, args: [], results: [] }],
      },
    ],
  });
  const result = both.symbolic('f');
  expect(result).toMatchObject({
    kind: 'value',
    stops: [],
    warnings: [{ reason: 'WARN in f()', condition: both.manager.variable(4 * 3) }],
  });
  expect(both.at(result, 8n)).toBe(9n);
});
