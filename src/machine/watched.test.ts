import { describe, expect, it } from 'vitest';
import type { FunctionBuilder } from '../program/function-builder.ts';
import type { FlatMachine } from './flat-machine.ts';
import { fingerprint, flatMachine, runCpu, violationsOf } from './testing/flat-program.ts';
import { predicate, watchedProgram } from './testing/watched-program.ts';

interface SeenRead {
  readonly reader: number;
  readonly writer: number;
  readonly predicates: number;
  /** Writes of CPU 0 and of CPU 1. */
  readonly writes: readonly [number, number];
}

/** A machine with the entry under watch, and the reads of it that a rule was shown, in order. */
function watching(initial: number, ...paths: readonly ((b: FunctionBuilder) => void)[]) {
  const reads: SeenRead[] = [];
  const machine = flatMachine(
    watchedProgram(initial, paths),
    paths.map((_, cpu) => `path${cpu}`),
    {
      watchRules: [
        ({ entry, reader, writer, predicates, writesBy }) => {
          expect(entry).toBe('pmd');
          reads.push({ reader, writer, predicates, writes: [writesBy(0), writesBy(1)] });
          return undefined;
        },
      ],
    },
  );
  machine.reset();
  return { machine, reads };
}

const store = (value: number) => (b: FunctionBuilder) => b.store(64, 'entry', value);
const load = (b: FunctionBuilder) => void b.load(64, 'entry');
const { none, present } = predicate;

/** The values the entry has had, as `high:low predicates by CPU`. */
function values(machine: FlatMachine): readonly string[] {
  return machine.watched.flatMap(({ values: all }) =>
    [...all.values()].map(({ lo, hi, predicates, cpu }) => `${hi}:${lo} ${predicates} by ${cpu}`),
  );
}

describe('an entry under watch', () => {
  it('is visible although one CPU alone uses it', () => {
    const { machine } = watching(1, (b) => {
      b.load(64, 'entry');
      b.store(64, 'entry', 2);
    });
    expect(runCpu(machine, 0)).toEqual(['parked', 'finished']);
  });

  it('has its initial value, and every value that is stored, with who stored it first', () => {
    const { machine } = watching(3, store(0), store(0x1_0000_0001));
    expect(values(machine)).toEqual([`0:3 ${present} by -1`]);
    const mark = machine.mark();
    machine.step(1);
    machine.step(0);
    expect(values(machine)).toEqual([`0:3 ${present} by -1`, `1:1 ${present} by 1`, `0:0 ${none} by 0`]);
    const stored = [...machine.watched[0]!.values.values()][1]!.storedBy;
    expect(stored.map((place) => `${place.function}() ${place.file}:${place.line}`)).toEqual([
      'path1() path.c:2',
    ]);
    // The record is of the whole search, not of the path.
    machine.undo(mark);
    machine.step(0);
    expect(values(machine)).toHaveLength(3);
  });

  it('shows each read who wrote last, what it is, and how often it was written', () => {
    const twice = (b: FunctionBuilder): void => [0, 5].forEach((value) => store(value)(b));
    const { machine, reads } = watching(1, twice, (b) => [load, load, load].forEach((one) => one(b)));
    machine.step(1);
    machine.step(0);
    machine.step(1);
    machine.step(0);
    machine.step(1);
    expect(reads).toEqual([
      { reader: 1, writer: -1, predicates: present, writes: [0, 0] },
      { reader: 1, writer: 0, predicates: none, writes: [1, 0] },
      { reader: 1, writer: 0, predicates: present, writes: [2, 0] },
    ]);
  });

  it('is read by updates as well: exchange, compare and exchange, additions with a result', () => {
    const { machine, reads } = watching(1, (b) => {
      b.rmw('xchg', 64, 'entry', 0);
      b.cmpxchg(64, 'entry', 0, 3);
      b.rmw('or', 64, 'entry', 4);
      b.store(64, 'entry', 0);
    });
    runCpu(machine, 0);
    expect(reads.map(({ predicates, writes }) => [predicates, writes[0]])).toEqual([
      [present, 0],
      [none, 1],
      [present, 2],
    ]);
  });

  it('is watched in each half', () => {
    const { machine, reads } = watching(
      1,
      (b) => {
        b.store(32, b.symbol('entry', 4), 7);
        b.store(32, 'entry', 0);
      },
      (b) => void b.load(32, b.symbol('entry', 4)),
    );
    runCpu(machine, 0);
    expect(values(machine)).toEqual([`0:1 ${present} by -1`, `7:1 ${present} by 0`, `7:0 0 by 0`]);
    runCpu(machine, 1);
    expect(reads).toEqual([{ reader: 1, writer: 0, predicates: 0, writes: [2, 0] }]);
  });

  it('forgets writers and counts when they are taken back', () => {
    const { machine, reads } = watching(1, store(0), load, (b) =>
      [store(2), store(4)].forEach((one) => one(b)),
    );
    const start = fingerprint(machine);
    const mark = machine.mark();
    for (const order of [[0, 1], [2, 2, 0, 1], [1], [2, 1]]) {
      // prettier-ignore
      for (const cpu of order) machine.step(cpu);
      machine.undo(mark);
      expect(fingerprint(machine)).toBe(start);
    }
    expect(reads).toEqual([
      { reader: 1, writer: 0, predicates: none, writes: [1, 0] },
      { reader: 1, writer: 0, predicates: none, writes: [1, 0] },
      { reader: 1, writer: -1, predicates: present, writes: [0, 0] },
      { reader: 1, writer: 2, predicates: 0, writes: [0, 0] },
    ]);
  });

  it('makes states with different writers different', () => {
    const { machine } = watching(1, store(0), store(0), load);
    const mark = machine.mark();
    machine.step(0);
    machine.step(1);
    const one = fingerprint(machine);
    machine.undo(mark);
    machine.step(1);
    machine.step(0);
    expect(fingerprint(machine)).not.toBe(one);
  });

  // What stores nothing is no write.
  it('was not written by a compare and exchange that failed', () => {
    const { machine, reads } = watching(1, (b) => void b.cmpxchg(64, 'entry', 77, 3), load);
    machine.step(0);
    machine.step(1);
    expect(reads.at(-1)).toEqual({ reader: 1, writer: -1, predicates: present, writes: [0, 0] });
  });
});

it('a rule that is broken is a violation where the reader is, and the path goes on', () => {
  const machine = flatMachine(watchedProgram(1, [load, load]), ['path0', 'path1'], {
    watchRules: [({ reader }) => (reader === 1 ? { rule: 'P1', message: 'seen' } : undefined)],
  });
  machine.reset();
  expect([machine.step(0), violationsOf(machine)]).toEqual(['finished', []]);
  expect([machine.step(1), violationsOf(machine)]).toEqual(['finished', ['P1: seen in path1() at path.c:2']]);
});

it('values have no predicates where the program does not classify them', () => {
  const { functions, ...rest } = watchedProgram(0, [load]);
  const without = new Map([...functions].filter(([name]) => name !== 'classify_pmd'));
  const machine = flatMachine({ ...rest, functions: without }, ['path0']);
  machine.reset();
  expect(values(machine)).toEqual(['0:0 0 by -1']);
});
