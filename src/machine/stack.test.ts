import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import { fingerprint, flatMachine, placeOf, readWord, runCpu, violationsOf } from './testing/flat-program.ts';

describe('stack slots', () => {
  it('are zero when a function is entered, whatever was there before', () => {
    const builder = new ProgramBuilder().global('seen', 8);
    builder.function('leave', { parameters: [32] }, (b, n) => {
      const slot = b.alloca(64);
      for (let at = 0; at < 64; at += 4) b.store(32, b.offset(slot, at), n);
      b.return();
    });
    builder.function('look', { returns: [32] }, (b) => {
      const slot = b.alloca(32);
      b.return(b.binary('or', b.load(32, slot), b.load(32, b.offset(slot, 28))));
    });
    builder.function('path', {}, (b) => {
      b.call('leave', [b.word(32, 0x55)]);
      b.store(32, 'seen', b.call('look', [], [32])[0]!);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect([machine.unfinished(), readWord(machine, 'seen')]).toEqual([0, 0]);
    const stack = machine.space.stack(0);
    const words = machine.space.memory.subarray(stack.offset >>> 2, (stack.offset + stack.bytes) >>> 2);
    expect(words.every((word) => word === 0)).toBe(true);
  });

  it('leave no trace in the fingerprint once the function has returned', () => {
    const hashOf = (value: number): string => {
      const builder = new ProgramBuilder().global('word', 4);
      builder.function('leave', {}, (b) => {
        b.store(32, b.alloca(16), value);
        b.return();
      });
      builder.function('path', {}, (b) => {
        b.call('leave');
        b.rmw('add', 32, 'word', 1);
        b.rmw('add', 32, 'word', 1);
        b.return();
      });
      const machine = flatMachine(builder.build(), ['path', 'path']);
      machine.reset();
      machine.reset();
      machine.step(0);
      return fingerprint(machine);
    };
    expect(hashOf(1)).toBe(hashOf(2));
  });

  it('of recursive calls are apart, and those of CPUs too', () => {
    const builder = new ProgramBuilder().global('sums', 8).global('word', 4);
    // Adds n + (n-1) + ... with one slot a call, and stops at a shared word in each.
    builder.function('sum', { parameters: [32], returns: [32] }, (b, n) => {
      const slot = b.alloca(8);
      b.store(32, slot, n);
      b.rmw('add', 32, 'word', 1);
      const [more, done] = [b.block(), b.block()];
      const start = b.current;
      b.branch(b.compare('eq', n, 0), done, more);
      b.at(more);
      const [rest] = b.call('sum', [b.binary('sub', n, 1)], [32]);
      const total = b.binary('add', rest!, b.load(32, slot));
      b.jump(done);
      b.at(done);
      b.return(b.phi(32, [[start, 0], [more, total]])); // prettier-ignore
    });
    for (const cpu of [0, 1]) {
      builder.function(`cpu${cpu}`, {}, (b) => {
        b.store(32, b.symbol('sums', cpu * 4), b.call('sum', [b.word(32, 10 + cpu)], [32])[0]!);
        b.return();
      });
    }
    const machine = flatMachine(builder.build(), ['cpu0', 'cpu1']);
    machine.reset();
    machine.reset();
    const mark = machine.mark();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 8; i++) machine.step(i & 1);
      expect(runCpu(machine, 0)).toHaveLength(7);
      expect(runCpu(machine, 1)).toHaveLength(8);
      expect([readWord(machine, 'sums'), readWord(machine, 'sums', 4)]).toEqual([55, 66]);
      machine.undo(mark);
      expect([readWord(machine, 'sums'), readWord(machine, 'sums', 4)]).toEqual([0, 0]);
    }
  });

  it('keep within the frame that was asked for', () => {
    const builder = new ProgramBuilder().global('before', 4);
    builder.function('path', {}, (b) => {
      const [one, two] = [b.alloca(1, { align: 1 }), b.alloca(12)];
      b.store(8, one, 0xff);
      b.store(64, two, -1);
      b.store(32, b.offset(two, 8), b.convert('zext', 32, b.load(8, one)));
      b.store(32, 'before', b.load(32, b.offset(two, 8)));
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect([readWord(machine, 'before'), violationsOf(machine)]).toEqual([0xff, []]);
  });

  it('shared with another CPU are shared words like others', () => {
    const builder = new ProgramBuilder().global('published', 8);
    builder.function('owner', {}, (b) => {
      const slot = b.alloca(8);
      b.store(32, slot, 3);
      b.store(64, 'published', slot);
      b.store(32, slot, 4);
      b.rmw('add', 64, 'published', 0);
      b.return();
    });
    builder.function('reader', {}, (b) => {
      const slot = b.load(64, 'published');
      b.when(b.compare('ne', slot, 0), () => b.store(32, slot, 9));
      b.return();
    });
    const machine = flatMachine(builder.build(), ['owner', 'reader']);
    machine.reset();
    machine.step(0);
    expect(machine.step(1)).toBe('widened');
    expect(machine.sharing.shared[machine.space.stack(0).offset >>> 2]).toBe(1);
    expect(placeOf(machine, 'published')).toBeGreaterThan(0);
  });
});

it('what long actions stored is undone, however long the log of it grows', () => {
  const stores = 300_000;
  const builder = new ProgramBuilder().global('word', 4).global('last', 12);
  for (const cpu of [0, 1, 2]) {
    builder.function(`cpu${cpu}`, {}, (b) => {
      b.rmw('add', 32, 'word', 1);
      const slot = b.alloca(4);
      b.while(
        () => b.compare('ult', b.load(32, slot), stores),
        () => b.store(32, slot, b.binary('add', b.load(32, slot), 1)),
      );
      b.store(32, b.symbol('last', cpu * 4), b.load(32, slot));
      b.return();
    });
  }
  const machine = flatMachine(builder.build(), ['cpu0', 'cpu1', 'cpu2']);
  machine.reset();
  machine.reset();
  const mark = machine.mark();
  for (const cpu of [0, 1, 2]) expect(machine.step(cpu)).toBe('finished');
  expect([0, 4, 8].map((at) => readWord(machine, 'last', at))).toEqual([stores, stores, stores]);
  machine.undo(mark);
  expect([readWord(machine, 'last'), readWord(machine, 'last', 8), readWord(machine, 'word')]).toEqual([
    0, 0, 0,
  ]);
});
