import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import type { Intrinsic } from '../program/form.ts';
import { bytesOf, flatMachine, violationsOf } from './testing/flat-program.ts';

/** One CPU that copies or fills so many bytes as a word in memory says of `block`, which holds 1, 2, 3, ... and which others may write. */
function run(
  intrinsic: Intrinsic,
  to: number,
  from: number,
  count: number,
  options: { readonly others?: boolean; readonly bytes?: number } = {},
) {
  const bytes = options.bytes ?? 16;
  const builder = new ProgramBuilder().global('block', bytes, {
    image: Uint8Array.from({ length: 16 }, (_, i) => i + 1),
  });
  builder.global('count', 8, { image: Uint8Array.of(count) });
  const where = builder.location('block.c', 3, 'path');
  builder.function('path', {}, (b) => {
    b.from(where);
    const second = intrinsic === 'memset' ? b.word(8, from) : b.symbol('block', from);
    b.intrinsic(intrinsic, 64, [b.symbol('block', to), second, b.load(64, 'count')]);
    b.return();
  });
  builder.function('other', {}, (b) => {
    b.store(32, b.symbol('block', 4), 7);
    b.return();
  });
  const machine = flatMachine(builder.build(), options.others ? ['path', 'other'] : ['path']);
  machine.reset();
  return machine;
}

const numbered = Array.from({ length: 16 }, (_, i) => i + 1);

describe('a block of memory that nobody else sees', () => {
  it.each([
    ['memset', 3, 0x1ff, 6, numbered.map((n, at) => (at >= 3 && at < 9 ? 0xff : n))],
    ['memset', 0, 0, 16, numbered.map(() => 0)],
    ['memset', 5, 1, 0, numbered],
    ['memcpy', 1, 8, 7, numbered.map((n, at) => (at >= 1 && at < 8 ? n + 7 : n))],
    ['memmove', 2, 0, 10, numbered.map((n, at) => (at >= 2 && at < 12 ? n - 2 : n))],
    ['memmove', 0, 3, 12, numbered.map((n, at) => (at < 12 ? n + 3 : n))],
  ] as const)('%s to byte %i', (intrinsic, to, from, count, expected) => {
    const machine = run(intrinsic, to, from, count);
    expect(bytesOf(machine, 'block', 16)).toEqual(expected);
    expect(machine.unfinished()).toBe(0);
  });
});

describe('a block of memory that others see', () => {
  it.each([
    ['memset', 0, 0, 8],
    ['memcpy', 8, 0, 8],
    ['memmove', 4, 8, 4],
  ] as const)('stops the run: %s', (intrinsic, to, from, count) => {
    const machine = run(intrinsic, to, from, count, { others: true });
    machine.reset();
    expect(machine.takeViolations()).toEqual([]);
    expect(machine.unmodelled()).toBe(
      'a block of memory that several CPUs access is copied or filled in block+4, in path() block.c:3',
    );
    expect(bytesOf(machine, 'block', 16)).toEqual(numbered);
  });

  it('does not when the words that others see are not in it', () => {
    const machine = run('memset', 8, 0, 8, { others: true });
    machine.reset();
    expect(bytesOf(machine, 'block', 16).slice(8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

it.each([
  ['memset', 8, 0, 16, 'write'],
  ['memcpy', 0, 12, 8, 'read'],
  ['memcpy', 12, 0, 8, 'write'],
] as const)('%s beyond the end is out of bounds', (intrinsic, to, from, count, verb) => {
  const machine = run(intrinsic, to, from, count);
  expect(violationsOf(machine)[0]).toMatch(
    new RegExp(`^bounds: ${verb} of 0x[0-9a-f]+ in path\\(\\) at block.c:3$`),
  );
});
