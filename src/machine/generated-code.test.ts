import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../program/testing/interpret.ts';
import type { FlatMachine } from './flat-machine.ts';
import { addressOf, bytesOf, flatMachine } from './testing/flat-program.ts';
import { anyRecipe, buildRecipe, type Recipe } from './testing/random-program.ts';
import { dataBytes, maximumOutputs } from './testing/random-body.ts';

const globals = [
  ['data', dataBytes],
  ['scratch', dataBytes],
  ['out', maximumOutputs * 8],
] as const;

/** Random programs per property; MACHINE_RUNS raises it for a long run. */
const runs = Number(process.env['MACHINE_RUNS'] ?? 50);

type Memory = Readonly<Record<string, readonly number[]>>;

function memoryOf(machine: FlatMachine): Memory {
  return Object.fromEntries(globals.map(([name, bytes]) => [name, bytesOf(machine, name, bytes)]));
}

/** What memory must be after `entry`, as the interpreter says. */
function expected(recipe: Recipe, machine: FlatMachine): Memory {
  const program = buildRecipe(recipe);
  const memory = new Map<bigint, number>();
  for (const name of ['data', 'scratch']) {
    recipe.image.forEach((byte, index) => memory.set(addressOf(machine, name) + BigInt(index), byte));
  }
  const run = interpret(
    program,
    'entry',
    [],
    {
      read: (address) => memory.get(address) ?? 0,
      write: (address, byte) => memory.set(address, byte),
      address: (symbol) => addressOf(machine, symbol),
      functionAt: (address) =>
        machine.space.functionAt(
          Number(BigInt.asIntN(32, address)),
          Number(BigInt.asIntN(32, address >> 32n)),
        ),
      answer: (text) => {
        throw new Error(`the program asks for ${text}`);
      },
    },
    { steps: 1_000_000, events: 1_000_000 },
  );
  expect(run.end).toBe('returned');
  return Object.fromEntries(
    globals.map(([name, bytes]) => [
      name,
      Array.from({ length: bytes }, (_, index) => memory.get(addressOf(machine, name) + BigInt(index)) ?? 0),
    ]),
  );
}

function fingerprint(machine: FlatMachine): string {
  machine.hash();
  return `${machine.hashLo} ${machine.hashHi}`;
}

describe('generated code does what the program says', () => {
  it('without a stop, when nobody else sees memory', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const machine = flatMachine(buildRecipe(recipe), ['entry']);
        machine.reset();
        expect(machine.takeViolations()).toEqual([]);
        expect(machine.unfinished()).toBe(0);
        expect(memoryOf(machine)).toEqual(expected(recipe, machine));
      }),
      { numRuns: runs },
    );
  });

  it('stopping before every access, and again after going back', () => {
    fc.assert(
      fc.property(anyRecipe, fc.array(fc.nat({ max: 20 }), { maxLength: 8 }), (recipe, detours) => {
        const machine = flatMachine(buildRecipe(recipe), ['entry'], { setup: 'watch_data' });
        machine.reset();
        const [start, before] = [machine.mark(), memoryOf(machine)];
        const finish = (): string => {
          while (machine.unfinished() !== 0) expect(['parked', 'finished']).toContain(machine.step(0));
          return fingerprint(machine);
        };
        // Steps, and comes back from detours on the way.
        for (const length of detours) {
          const mark = machine.mark();
          const here = fingerprint(machine);
          for (let i = 0; i < length && machine.unfinished() !== 0; i++) machine.step(0);
          machine.undo(mark);
          expect(fingerprint(machine)).toBe(here);
          if (machine.unfinished() !== 0) machine.step(0);
        }
        const first = finish();
        const result = expected(recipe, machine);
        expect(memoryOf(machine)).toEqual(result);
        machine.undo(start);
        expect(memoryOf(machine)).toEqual(before);
        expect(finish()).toBe(first);
        expect(memoryOf(machine)).toEqual(result);
      }),
      { numRuns: runs },
    );
  });
});
