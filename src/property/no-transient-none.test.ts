import { describe, expect, it } from 'vitest';
import { runSearch } from '../engine/search.ts';
import { flatMachine } from '../machine/testing/flat-program.ts';
import { watchedProgram } from '../machine/testing/watched-program.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import { noTransientNone } from './no-transient-none.ts';
import type { PathRole } from './rule.ts';

const old = 3;
const changed = 5;

/** Through zero, as a clear and a set; in one step; and for good. */
const throughNone = (b: FunctionBuilder): void => {
  b.rmw('xchg', 64, 'entry', 0);
  b.store(64, 'entry', changed);
};
const inOneStep = (b: FunctionBuilder): void => void b.rmw('xchg', 64, 'entry', changed);
const notPresent = (b: FunctionBuilder): void => {
  b.store(64, 'entry', 2);
  b.store(64, 'entry', changed);
};
const remove = (b: FunctionBuilder): void => void b.rmw('xchg', 64, 'entry', 0);
const read = (b: FunctionBuilder): void => void b.load(64, 'entry');
const readOften = (b: FunctionBuilder): void => [read, read].forEach((one) => one(b));
const halves = (b: FunctionBuilder): void => {
  b.store(32, 'entry', 0);
  b.store(32, b.symbol('entry', 4), 1);
  b.store(32, 'entry', changed);
};

type Case = readonly [
  string,
  number,
  readonly ((b: FunctionBuilder) => void)[],
  readonly PathRole[],
  string[],
];

const transient = ['pmd reads as none while CPU0 is only changing it in path1() at path.c:2'];
const cases: readonly Case[] = [
  ['a reader sees an entry changed through none', old, [throughNone, read], ['changes', 'reads'], transient],
  ['a CPU that changes it too sees it', old, [throughNone, remove], ['changes', 'removes'], transient],
  ['it is seen between two halves', old, [halves, read], ['changes', 'reads'], transient],
  [
    'the reader is CPU 0',
    old,
    [read, throughNone],
    ['reads', 'changes'],
    ['pmd reads as none while CPU1 is only changing it in path0() at path.c:1'],
  ],
  ['an entry changed in one step', old, [inOneStep, readOften], ['changes', 'reads'], []],
  [
    'an entry that is not present for a while, but not none',
    old,
    [notPresent, readOften],
    ['changes', 'reads'],
    [],
  ],
  ['an entry that is removed', old, [remove, readOften], ['removes', 'reads'], []],
  ['an entry that was none from the start', 0, [inOneStep, readOften], ['changes', 'reads'], []],
  [
    'the CPU that changes it reads it itself',
    old,
    [(b) => [throughNone, read].forEach((f) => f(b))],
    ['changes'],
    [],
  ],
  [
    'an entry that another CPU has removed meanwhile',
    old,
    [inOneStep, remove, read],
    ['changes', 'removes', 'reads'],
    [],
  ],
];

describe('P1, no transient none', () => {
  it.each(cases)('%s', async (_, initial, paths, roles, expected) => {
    const machine = flatMachine(
      watchedProgram(initial, paths),
      paths.map((__, cpu) => `path${cpu}`),
      { watchRules: [noTransientNone.watch!(roles)] },
    );
    for (const engine of ['dpor', 'dfs', 'bfs', 'reference'] as const) {
      const { completion, violations } = await runSearch(machine, { engine });
      expect(completion.kind).toBe('complete');
      expect(violations.map(({ violation }) => violation.message)).toEqual(expected);
      expect(violations.every(({ violation }) => violation.rule === 'P1')).toBe(true);
    }
  });

  it.each([
    [{ writer: 0, reader: 1, predicates: 1 }, true],
    [{ writer: 0, reader: 1, predicates: 1 | 8 }, true],
    [{ writer: 0, reader: 1, predicates: 2 | 4 }, false],
    [{ writer: -1, reader: 1, predicates: 1 }, false],
    [{ writer: 0, reader: 0, predicates: 1 }, false],
    [{ writer: 1, reader: 0, predicates: 1 }, false],
    [{ writer: 2, reader: 0, predicates: 1 }, false],
  ])('of a read with %o: %s', (seen, broken) => {
    const rule = noTransientNone.watch!(['changes', 'removes', 'reads']);
    expect(rule({ entry: 'pmd', writesBy: () => 0, ...seen }) !== undefined).toBe(broken);
  });
});
