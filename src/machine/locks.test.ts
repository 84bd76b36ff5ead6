import { describe, expect, it } from 'vitest';
import { accessClass } from './explorable.ts';
import type { FlatMachine } from './flat-machine.ts';
import { compileToy, entriesOf } from './testing/compile-toy.ts';
import { flatMachine, nextAccess, readWord, runCpu, violationsOf } from './testing/flat-program.ts';
import type { ToyOp } from './testing/toy-program.ts';
import { load, lock, store, trylock, unlock } from './testing/toy-program.ts';

function machineOf(...agents: readonly (readonly ToyOp[])[]): FlatMachine {
  const toy = { variables: 4, agents };
  const machine = flatMachine(compileToy(toy), entriesOf(toy));
  machine.reset();
  return machine;
}

describe('a lock', () => {
  it('holds the number of its owner, counted from 1, and 0 when it is free', () => {
    const machine = machineOf([lock(0), unlock(0)], [lock(0), unlock(0)]);
    machine.step(1);
    expect(readWord(machine, 'variables')).toBe(2);
    machine.step(1);
    expect(readWord(machine, 'variables')).toBe(0);
    machine.step(0);
    expect(readWord(machine, 'variables')).toBe(1);
  });

  it('keeps others waiting until it is released', () => {
    const machine = machineOf([lock(0), unlock(0)], [lock(0), unlock(0)], [lock(1), unlock(1)]);
    expect(machine.enabled()).toBe(0b111);
    machine.step(0);
    expect(machine.enabled()).toBe(0b101);
    expect(machine.unfinished()).toBe(0b111);
    expect(nextAccess(machine, 1).class).toBe(accessClass.lock);
    machine.step(0);
    expect(machine.enabled()).toBe(0b110);
  });

  it('is visible although only one CPU uses it', () => {
    const machine = machineOf([lock(0), store(1, 1), unlock(0)]);
    expect(runCpu(machine, 0)).toEqual(['parked', 'finished']);
  });

  it('that its owner takes again is never free', () => {
    const machine = machineOf([lock(0), lock(0)]);
    expect(machine.step(0)).toBe('parked');
    expect([machine.enabled(), machine.unfinished()]).toEqual([0, 1]);
    expect(violationsOf(machine)).toEqual([]);
  });

  it('going back frees it', () => {
    const machine = machineOf([lock(0), unlock(0)], [lock(0)]);
    const mark = machine.mark();
    machine.step(0);
    machine.undo(mark);
    expect([machine.enabled(), readWord(machine, 'variables')]).toEqual([3, 0]);
  });

  it.each([
    ['nobody holds', [[unlock(0)]], 0, 'lock: a lock is released that nobody holds in cpu0() at toy.c:1'],
    [
      'another CPU holds',
      [[unlock(0)], [lock(0)]],
      1,
      'lock: a lock is released that CPU1 holds in cpu0() at toy.c:1',
    ],
  ] as const)('that %s cannot be released', (_, agents, first, violation) => {
    const machine = machineOf(...agents);
    if (first === 1) machine.step(1);
    expect(machine.step(0)).toBe('violated');
    expect(violationsOf(machine)).toEqual([violation]);
    expect(machine.enabled()).toBe(0);
    expect(machine.unfinished() & 1).toBe(1);
  });
});

describe('trying a lock', () => {
  it('takes it when it is free, and gives 1', () => {
    const machine = machineOf([trylock(0, 0), unlock(0)], [lock(0)]);
    machine.step(0);
    expect([readWord(machine, 'registers'), readWord(machine, 'variables')]).toEqual([1, 1]);
    expect(machine.enabled()).toBe(1);
  });

  it('never waits, and gives 0 when the lock is held, by the CPU itself too', () => {
    const machine = machineOf([trylock(0, 0)], [lock(0), trylock(1, 0), unlock(0)]);
    machine.step(1);
    expect(machine.enabled()).toBe(3);
    expect(machine.step(0)).toBe('finished');
    machine.step(1);
    expect([readWord(machine, 'registers'), readWord(machine, 'registers', 20)]).toEqual([0, 0]);
    expect(readWord(machine, 'variables')).toBe(2);
    expect(machine.step(1)).toBe('finished');
  });
});

it('a plain store can free a lock word, and the one who waits goes on', () => {
  const machine = machineOf([lock(0), load(0, 1)], [store(0, 0), store(1, 1)], [lock(0)]);
  machine.reset();
  machine.step(0);
  expect(machine.enabled() & 4).toBe(0);
  machine.step(1);
  expect(machine.enabled() & 4).toBe(4);
});
