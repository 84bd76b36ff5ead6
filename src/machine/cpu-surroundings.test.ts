import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import { constantOf } from '../program/operand.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import {
  addressOf,
  bytesOf,
  fingerprint,
  flatMachine,
  linearMap,
  readWord,
  runCpu,
} from './testing/flat-program.ts';

describe.each([32, 64] as const)('with pointers of %i bits', (pointerWidth) => {
  const bytes = pointerWidth / 8;
  const pointers = (...symbols: readonly string[]) =>
    symbols.map((symbol, index) => ({ offset: index * bytes, width: pointerWidth, symbol, addend: 0 }));

  it('each CPU has a per-CPU area of its own, found by its offset', () => {
    const builder = new ProgramBuilder({ pointerWidth })
      .global('counter', 4, { section: '.data..percpu', image: Uint8Array.of(40) })
      .global('aligned', 4, { section: '.data..percpu..shared_aligned', align: 64 })
      .global('offsets', 3 * bytes)
      .global('sums', 12);
    builder.function('count', {}, (b) => {
      const [area] = b.intrinsic('percpu.offset', pointerWidth, [], [pointerWidth]);
      const [cpu] = b.intrinsic('cpu.number', 32, [], [32]);
      const mine = b.offset('counter', 0, area);
      b.store(32, mine, b.binary('add', b.load(32, mine), b.binary('add', cpu!, 1)));
      b.store(32, b.offset('aligned', 0, area), 9);
      // The offset that the kernel keeps in memory for other CPUs is the same.
      const index = pointerWidth === 32 ? cpu! : b.convert('zext', 64, cpu!);
      const kept = b.load(pointerWidth, b.offset('offsets', 0, index, bytes));
      b.store(32, b.offset('sums', 0, index, 4), b.load(32, b.offset('counter', 0, kept)));
      b.return();
    });
    const machine = flatMachine(builder.build(), ['count', 'count', 'count'], { perCpuOffsets: 'offsets' });
    machine.reset();
    // Nothing of it is visible to others.
    expect([machine.unfinished(), machine.takeViolations()]).toEqual([0, []]);
    expect([0, 4, 8].map((at) => readWord(machine, 'sums', at))).toEqual([41, 42, 43]);
  });

  it("another CPU's area can be reached, and is shared then", () => {
    const builder = new ProgramBuilder({ pointerWidth })
      .global('counter', 4, { section: '.data..percpu' })
      .global('offsets', 2 * bytes);
    const touch = (b: FunctionBuilder, cpu: number): void => {
      const area = b.load(pointerWidth, b.symbol('offsets', cpu * bytes));
      b.store(32, b.offset('counter', 0, area), 1);
      b.return();
    };
    builder.function('own', {}, (b) => touch(b, 0)).function('foreign', {}, (b) => touch(b, 0));
    const machine = flatMachine(builder.build(), ['own', 'foreign'], { perCpuOffsets: 'offsets' });
    machine.reset();
    expect([machine.enabled(), machine.sharing.count]).toEqual([3, 1]);
    expect(machine.pending(1).object).toBe('counter');
  });

  it('the thread pointer of a CPU is what the array of them holds after set-up', () => {
    const builder = new ProgramBuilder({ pointerWidth })
      .global('tasks', 32)
      .global('current', 2 * bytes, { relocations: pointers('tasks') })
      .global('seen', 8);
    builder.function('setup', {}, (b) => {
      b.store(pointerWidth, b.symbol('current', bytes), b.symbol('tasks', 16));
      b.store(32, b.symbol('tasks', 0), 5);
      b.store(32, b.symbol('tasks', 16), 6);
      b.return();
    });
    builder.function('path', {}, (b) => {
      const [task] = b.intrinsic('thread.pointer', pointerWidth, [], [pointerWidth]);
      const [cpu] = b.call('thpcheck_cpu', [], [32]);
      const index = pointerWidth === 32 ? cpu! : b.convert('zext', 64, cpu!);
      b.store(32, b.offset('seen', 0, index, 4), b.load(32, task!));
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path', 'path'], { threadPointers: 'current' });
    machine.reset();
    expect([readWord(machine, 'seen'), readWord(machine, 'seen', 4)]).toEqual([5, 6]);
  });

  it('functions are called through pointers in memory, and an external one stops the run', () => {
    const builder = new ProgramBuilder({ pointerWidth })
      .global('operations', 3 * bytes, { relocations: pointers('twice', 'thrice', 'missing') })
      .global('results', 8);
    builder.function('twice', { parameters: [32], returns: [32] }, (b, n) => b.return(b.binary('mul', n, 2)));
    builder.function('thrice', { parameters: [32], returns: [32] }, (b, n) =>
      b.return(b.binary('mul', n, 3)),
    );
    const call = (b: FunctionBuilder, operation: number) =>
      b.call(b.load(pointerWidth, b.symbol('operations', operation * bytes)), [b.word(32, 7)], [32])[0]!;
    builder.function('path', {}, (b) => {
      b.store(32, b.symbol('results', 0), call(b, 0));
      b.store(32, b.symbol('results', 4), call(b, 1));
      b.return();
    });
    builder.function('wrong', {}, (b) => {
      call(b, 2);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect([readWord(machine, 'results'), readWord(machine, 'results', 4)]).toEqual([14, 21]);
    const other = flatMachine(builder.build(), ['wrong']);
    other.reset();
    expect(other.unmodelled()).toMatch(/^external function missing\(\) is called/);
  });

  it('interrupt flags are those of the CPU, part of the state, and undone', () => {
    const builder = new ProgramBuilder({ pointerWidth }).global('word', 4).global('flags', 12);
    const note = (b: FunctionBuilder, at: number): void =>
      b.store(32, b.symbol('flags', at), b.intrinsic('irq.flags', 32, [], [32])[0]!);
    builder.function('path', {}, (b) => {
      b.rmw('add', 32, 'word', 1);
      const [before] = b.intrinsic('irq.save', 32, [], [32]);
      note(b, 0);
      b.rmw('add', 32, 'word', 1);
      b.intrinsic('irq.restore', 32, [before!]);
      note(b, 4);
      b.return();
    });
    builder.function('other', {}, (b) => {
      b.rmw('add', 32, 'word', 1);
      note(b, 8);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path', 'other']);
    machine.reset();
    machine.reset();
    const mark = machine.mark();
    const [first] = [fingerprint(machine)];
    machine.step(0);
    expect(runCpu(machine, 1)).toEqual(['finished']);
    // Disabled on CPU 0, enabled on CPU 1.
    expect([readWord(machine, 'flags'), readWord(machine, 'flags', 8)]).toEqual([0, 1]);
    machine.step(0);
    expect(readWord(machine, 'flags', 4)).toBe(1);
    machine.undo(mark);
    expect(fingerprint(machine)).toBe(first);
    expect(bytesOf(machine, 'flags', 12).every((byte) => byte === 0)).toBe(true);
  });
});

it('a second window shows a global at another address', () => {
  const builder = new ProgramBuilder()
    .global('pages', 64, { image: Uint8Array.of(1, 2, 3, 4) })
    .global('copy', 8);
  builder.function('path', {}, (b) => {
    const elsewhere = constantOf(64, 0x8000, 0xfffffbff | 0);
    b.store(32, 'copy', b.load(32, elsewhere));
    b.store(32, b.offset(elsewhere, 60), 5);
    b.store(32, b.symbol('copy', 4), b.load(32, b.symbol('pages', 60)));
    b.return();
  });
  const shown = { name: 'vmemmap', baseLo: 0x8000, baseHi: 0xfffffbff | 0, bytes: 64, symbol: 'pages' };
  const machine = flatMachine(builder.build(), ['path'], { windows: [linearMap[64], shown] });
  machine.reset();
  expect([readWord(machine, 'copy'), readWord(machine, 'copy', 4)]).toEqual([0x04030201, 5]);
});

it('globals hold their image and the addresses in it', () => {
  const builder = new ProgramBuilder().global('target', 8).global('table', 24, {
    image: Uint8Array.of(1, 2, 3),
    relocations: [{ offset: 8, width: 64, symbol: 'target', addend: 4 }],
  });
  builder.function('path', {}, (b) => {
    b.store(32, b.load(64, b.symbol('table', 8)), 77);
    b.return();
  });
  const machine = flatMachine(builder.build(), ['path']);
  machine.reset();
  expect(readWord(machine, 'target', 4)).toBe(77);
  expect(bytesOf(machine, 'table', 8)).toEqual([1, 2, 3, 0, 0, 0, 0, 0]);
  const address = BigInt(readWord(machine, 'table', 8)) | (BigInt(readWord(machine, 'table', 12)) << 32n);
  expect(address).toBe(addressOf(machine, 'target') + 4n);
});

it('maintenance of caches and TLBs is counted', () => {
  const builder = new ProgramBuilder();
  builder.function('path', {}, (b) => {
    b.intrinsic('tlb.flush', 0);
    b.intrinsic('tlb.flush', 0);
    b.intrinsic('cache.maintain', 0);
    b.return();
  });
  const machine = flatMachine(builder.build(), ['path']);
  machine.reset();
  expect([...machine.maintained]).toEqual([
    ['tlb.flush', 2],
    ['cache.maintain', 1],
  ]);
});
