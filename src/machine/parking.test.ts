import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import { accessClass } from './explorable.ts';
import type { FlatMachine } from './flat-machine.ts';
import { compileToy, entriesOf } from './testing/compile-toy.ts';
import { flatMachine, nextAccess, readWord, runCpu, wordOf } from './testing/flat-program.ts';
import type { ToyOp } from './testing/toy-program.ts';
import {
  add,
  cas,
  fetchAdd,
  fill,
  free,
  load,
  lock,
  r,
  store,
  sum,
  trylock,
  unlock,
} from './testing/toy-program.ts';

function machineOf(...agents: readonly (readonly ToyOp[])[]): FlatMachine {
  const toy = { variables: 4, agents };
  const machine = flatMachine(compileToy(toy), entriesOf(toy));
  machine.reset();
  return machine;
}

describe('a CPU stops', () => {
  it('only before accesses of words that another CPU may conflict with', () => {
    const machine = machineOf(
      [store(1, 5), load(0, 0), store(2, r(0)), store(0, 1)],
      [load(0, 0), load(1, 3)],
    );
    expect(machine.enabled()).toBe(3);
    // The private store before the first shared load is done, the one after it is not.
    expect([readWord(machine, 'variables', 4), readWord(machine, 'registers')]).toEqual([5, 0]);
    expect(machine.step(0)).toBe('parked');
    expect(machine.step(0)).toBe('finished');
    expect(machine.step(1)).toBe('finished');
    expect(machine.unfinished()).toBe(0);
    expect(machine.sharing.count).toBe(1);
  });

  it('not at all where words are only read', () => {
    const machine = machineOf([load(0, 0), load(1, 1)], [load(0, 0), load(1, 1)]);
    expect(machine.unfinished()).toBe(0);
    expect(machine.sharing.count).toBe(0);
  });

  it('not for words next to shared ones', () => {
    const machine = machineOf([store(0, 1), store(1, 1)], [load(0, 0), store(2, 1)]);
    expect(runCpu(machine, 0)).toEqual(['finished']);
    expect(runCpu(machine, 1)).toEqual(['finished']);
  });

  const kinds: readonly (readonly [string, ToyOp, number, number])[] = [
    ['a load', load(0, 0), accessClass.read, 1],
    ['a store', store(0, 1), accessClass.write, 1],
    ['an addition', add(0, 1), accessClass.commutingAdd, 1],
    ['an addition with a result', fetchAdd(0, 0, 1), accessClass.readModifyWrite, 1],
    ['a compare and exchange', cas(0, 0, 1, 2), accessClass.readModifyWrite, 1],
    ['a lock', lock(0), accessClass.lock, 1],
    ['a try', trylock(0, 0), accessClass.readModifyWrite, 1],
    ['an unlock', unlock(0), accessClass.unlock, 1],
    ['a load of 64 bits', sum(0, 0, 2), accessClass.read, 2],
    ['a store of 64 bits', fill(0, 2, 1), accessClass.write, 2],
    ['the free of three words', free(0, 3), accessClass.write, 3],
  ];
  it.each(kinds)('before %s, and says what comes next', (_, op, kind, count) => {
    const machine = machineOf([store(0, 7)], [op]);
    machine.reset();
    expect(machine.enabled()).toBe(3);
    expect(nextAccess(machine, 1)).toEqual({ class: kind, word: wordOf(machine, 'variables'), count });
  });
});

describe('a word that turns out to be shared', () => {
  it('stops the CPU that finds out, and the search is told', () => {
    // CPU 1 writes variable 1 only when it has read 1 from variable 0.
    const machine = flatMachine(branching(), ['reader', 'writer']);
    machine.reset();
    const word = wordOf(machine, 'second');
    expect(machine.enabled()).toBe(3);
    expect(runCpu(machine, 0)).toEqual(['finished']);
    expect([machine.sharing.shared[word], readWord(machine, 'second')]).toEqual([0, 0]);
    // The other order: the first CPU read the word before, privately.
    expect(machine.step(1)).toBe('widened');
    expect(nextAccess(machine, 1)).toEqual({ class: accessClass.write, word, count: 1 });
    expect(readWord(machine, 'second')).toBe(0);
    expect(machine.sharing.shared[word]).toBe(1);
    machine.reset();
    expect([machine.step(0), machine.step(0)]).toEqual(['parked', 'finished']);
    expect(machine.step(1)).toBe('parked');
  });

  function branching() {
    const builder = new ProgramBuilder().global('first', 4).global('second', 4);
    const reader = (b: FunctionBuilder): void => {
      b.store(32, 'first', 1);
      b.load(32, 'second');
      b.return();
    };
    builder.function('reader', {}, reader);
    builder.function('writer', {}, (b) => {
      const seen = b.load(32, 'first');
      b.when(b.compare('eq', seen, 1), () => b.store(32, 'second', 1));
      b.return();
    });
    return builder.build();
  }

  it('is known before the first action when it is the first that CPUs access', () => {
    const machine = machineOf([load(0, 0), store(1, 1)], [store(0, 1), load(0, 1)]);
    expect(machine.sharing.count).toBe(1);
    expect(readWord(machine, 'variables')).toBe(0);
    expect(nextAccess(machine, 0).word).toBe(wordOf(machine, 'variables'));
  });

  // Otherwise the search misses orders of the load and what comes before it.
  it('is a lock that another CPU has read without stopping', () => {
    const machine = machineOf([load(0, 0), load(1, 1)], [store(1, 1), lock(0), unlock(0)]);
    expect(machine.sharing.shared[wordOf(machine, 'variables')]).toBe(0);
    expect(machine.step(1)).toBe('widened');
  });

  // Otherwise traces that were walked before the lock was met divide into other actions afterwards.
  it('is a lock that its own CPU has read without stopping', () => {
    const machine = machineOf([load(1, 1)], [store(1, 1), load(0, 0), lock(0), unlock(0)]);
    expect(machine.sharing.shared[wordOf(machine, 'variables')]).toBe(0);
    expect(machine.step(1)).toBe('widened');
  });

  it('is not a lock that nobody touched before', () => {
    const machine = machineOf([load(1, 1)], [store(1, 1), lock(0), unlock(0)]);
    expect(machine.step(1)).toBe('parked');
  });
});

it('fill and store of one value show the words they touch', () => {
  const machine = machineOf([fill(2, 2, 9)], [load(0, 3)]);
  expect(nextAccess(machine, 0)).toEqual({
    class: accessClass.write,
    word: wordOf(machine, 'variables', 8),
    count: 2,
  });
  machine.step(0);
  expect([readWord(machine, 'variables', 8), readWord(machine, 'variables', 12)]).toEqual([9, 9]);
});
