import { describe, expect, it } from 'vitest';
import type { FunctionBuilder } from '../program/function-builder.ts';
import { ProgramBuilder } from '../program/builder.ts';
import { constantOf } from '../program/operand.ts';
import type { FlatMachine } from './flat-machine.ts';
import { compileToy, entriesOf } from './testing/compile-toy.ts';
import {
  flatMachine,
  linearMap,
  placeOf,
  runCpu,
  settleSharing,
  violationsOf,
} from './testing/flat-program.ts';
import type { ToyOp } from './testing/toy-program.ts';
import { free, load, lock, store, sum } from './testing/toy-program.ts';

/** A machine whose one CPU runs `body`, with 12 bytes called `object` between others; already reset. */
function machineOf(pointerWidth: 32 | 64, body: (b: FunctionBuilder) => void): FlatMachine {
  const builder = new ProgramBuilder({ pointerWidth })
    .global('before', 8)
    .global('object', 12)
    .global('after', 8);
  const where = builder.location('object.c', 7, 'path');
  builder.function('path', {}, (b) => {
    b.from(where);
    body(b);
    b.return();
  });
  const machine = flatMachine(builder.build(), ['path']);
  machine.reset();
  return machine;
}

const place = 'in path() at object.c:7';

describe.each([32, 64] as const)('with pointers of %i bits', (pointerWidth) => {
  const { baseLo, baseHi } = linearMap[pointerWidth];
  const digits = (offset: number): string => {
    const low = ((baseLo + offset) >>> 0).toString(16).padStart(8, '0');
    return `0x${baseHi === 0 ? '' : (baseHi >>> 0).toString(16)}${low}`;
  };

  it.each([-4, 12, 16])('an access %i bytes from an object of 12 is out of bounds', (offset) => {
    for (const write of [false, true]) {
      const machine = machineOf(pointerWidth, (b) => {
        if (write) b.store(32, b.symbol('object', offset), 1);
        else b.load(32, b.symbol('object', offset));
      });
      const address = digits(placeOf(machine, 'object') + offset);
      expect(violationsOf(machine)).toEqual([`bounds: ${write ? 'write' : 'read'} of ${address} ${place}`]);
      expect([machine.enabled(), machine.unfinished()]).toEqual([0, 1]);
    }
  });

  it('an access of 64 bits that begins in an object and ends beyond it is out of bounds', () => {
    const machine = machineOf(pointerWidth, (b) => void b.load(64, b.symbol('object', 8)));
    expect(violationsOf(machine)[0]).toMatch(/^bounds: read of /);
  });

  it('an access far from all memory is out of bounds', () => {
    const machine = machineOf(pointerWidth, (b) => void b.load(8, constantOf(pointerWidth, 0x12345678, 0)));
    expect(violationsOf(machine)[0]).toMatch(/^bounds: read of /);
  });

  it('a call through a null pointer is one of null', () => {
    const machine = machineOf(pointerWidth, (b) => void b.call(constantOf(pointerWidth, 0, 0)));
    expect(violationsOf(machine)).toEqual([`null: call through a null pointer ${place}`]);
  });

  it.each([
    [16, 1],
    [32, 2],
    [64, 2],
  ] as const)('an access of %i bits at an address that is off by %i stops the run', (width, offset) => {
    const machine = machineOf(pointerWidth, (b) => void b.load(width, b.symbol('object', offset)));
    expect(machine.takeViolations()).toEqual([]);
    expect(machine.enabled()).toBe(0);
    expect(machine.unmodelled()).toBe(`misaligned access in object+${offset}, in path() object.c:7`);
  });

  it('64 bits at a multiple of 4 are aligned', () => {
    const machine = machineOf(pointerWidth, (b) => void b.load(64, b.symbol('object', 4)));
    expect([machine.unfinished(), violationsOf(machine)]).toEqual([0, []]);
  });
});

describe('an access near address 0 is one of null', () => {
  const addresses = [0, 16, 4088];
  const expected = addresses.map((address) => `null: write of 0x${address.toString(16)} ${place}`);
  const found = (pointerWidth: 32 | 64): readonly string[] =>
    addresses.flatMap((address) =>
      violationsOf(machineOf(pointerWidth, (b) => b.store(32, constantOf(pointerWidth, address, 0), 1))),
    );

  it('with pointers of 32 bits', () => {
    expect(found(32)).toEqual(expected);
  });

  it('with pointers of 64 bits', () => {
    expect(found(64)).toEqual(expected);
  });
});

it('an access of a variable that nothing defines stops the run and names it', () => {
  const builder = new ProgramBuilder().global('elsewhere', 8, { external: true });
  builder.function('path', {}, (b) => {
    b.load(32, 'elsewhere');
    b.return();
  });
  const machine = flatMachine(builder.build(), ['path']);
  machine.reset();
  expect(machine.takeViolations()).toEqual([]);
  expect(machine.unmodelled()).toMatch(/elsewhere/);
});

describe('memory that was freed', () => {
  function toyMachine(...agents: readonly (readonly ToyOp[])[]): FlatMachine {
    const toy = { variables: 4, agents };
    const machine = flatMachine(compileToy(toy), entriesOf(toy));
    settleSharing(machine);
    return machine;
  }

  const uses: readonly (readonly [string, ToyOp, string])[] = [
    ['read', load(0, 1), 'read of freed memory in variables+4'],
    ['written', store(1, 1), 'write of freed memory in variables+4'],
    ['read in part', sum(0, 0, 2), 'read of freed memory in variables+'],
    ['locked', lock(1), 'lock operation of freed memory in variables+4'],
    ['freed again', free(1, 1), 'variables+4'],
  ];

  it.each(uses)('must not be %s by the CPU that freed it', (_, use, message) => {
    const machine = toyMachine([free(1, 2), use]);
    // A lock is visible even so.
    runCpu(machine, 0);
    const violations = violationsOf(machine);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatch(/^freed: /);
    expect(violations[0]).toContain(message);
    expect(violations[0]).toMatch(/ in cpu0\(\) at toy\.c:2$/);
  });

  it.each(uses)('must not be %s by another CPU that came there later', (_, use, message) => {
    const machine = toyMachine([free(1, 2), store(3, 1)], [load(2, 3), use]);
    runCpu(machine, 0);
    expect(violationsOf(machine)).toEqual([]);
    runCpu(machine, 1);
    const violations = violationsOf(machine);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(message);
  });

  // What is freed must be asked when it is performed, not when it is found.
  it.each(uses)('must not be %s by another CPU that stopped right before', (_, use, message) => {
    const machine = toyMachine([free(1, 2)], [use]);
    expect(machine.enabled()).toBe(3);
    expect(machine.step(0)).toBe('finished');
    expect(machine.step(1)).toBe('violated');
    expect(violationsOf(machine)[0]).toContain(message);
  });

  it('may be used in orders in which that comes first, and again after going back', () => {
    const machine = toyMachine([load(3, 3), free(1, 2)], [load(2, 3), load(0, 1)], [store(3, 1)]);
    const mark = machine.mark();
    for (let round = 0; round < 2; round++) {
      expect(runCpu(machine, 1)).not.toContain('violated');
      expect(runCpu(machine, 0)).not.toContain('violated');
      machine.undo(mark);
      runCpu(machine, 0);
      runCpu(machine, 1);
      expect(machine.takeViolations().map(({ rule }) => rule)).toEqual(['freed']);
      machine.undo(mark);
    }
  });

  it('is another state than memory that was not', () => {
    const hashes = [[free(1, 1)], [free(2, 1)], [free(1, 2)], []].map((ops) => {
      const machine = toyMachine(ops);
      machine.hash();
      return `${machine.hashLo} ${machine.hashHi}`;
    });
    expect(new Set(hashes).size).toBe(4);
  });
});
