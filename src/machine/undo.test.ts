import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflicts } from './explorable.ts';
import { ProgramBuilder } from '../program/builder.ts';
import type { Program } from '../program/form.ts';
import type { FlatMachine } from './flat-machine.ts';
import { compileToy, entriesOf } from './testing/compile-toy.ts';
import { bytesOf, fingerprint, flatMachine, nextAccess, settleSharing } from './testing/flat-program.ts';
import type { ToyOp, ToyProgram } from './testing/toy-program.ts';
import {
  add, bugUnless, cas, exchange, fetchAdd, fill, free, jumpIf, load, loadByte, lock, r, set, store, storeByte, sum,
  trylock, unlock,
} from './testing/toy-program.ts'; // prettier-ignore

const register = fc.nat({ max: 2 });
const variable = fc.nat({ max: 2 });
const small = fc.nat({ max: 3 });
const lockWord = 3;
const freed = 5;

const anyOp: fc.Arbitrary<ToyOp> = fc.oneof(
  fc.tuple(register, variable).map(([x, v]) => load(x, v)),
  fc.tuple(variable, register).map(([v, x]) => store(v, r(x))),
  fc.tuple(variable, small).map(([v, n]) => store(v, n)),
  fc.tuple(variable, small).map(([v, n]) => add(v, n)),
  fc.tuple(register, variable, small).map(([x, v, n]) => fetchAdd(x, v, n)),
  fc.tuple(register, variable, small).map(([x, v, n]) => exchange(x, v, n)),
  fc.tuple(register, variable, small, small).map(([x, v, n, m]) => cas(x, v, n, m)),
  fc.tuple(variable, small).map(([v, n]) => fill(v, 2, n)),
  fc.tuple(register, variable).map(([x, v]) => sum(x, v, 2)),
  fc.tuple(variable, small, small).map(([v, at, n]) => storeByte(v, at, n)),
  fc.tuple(register, variable, small).map(([x, v, at]) => loadByte(x, v, at)),
  fc.tuple(register, register).map(([x, y]) => set(x, r(y), 1)),
  fc.tuple(register, small).map(([x, n]) => bugUnless(x, n)),
  fc.tuple(register, small).map(([x, n]) => jumpIf(x, n, 9)),
  register.map((x) => trylock(x, lockWord)),
  fc.constantFrom(lock(lockWord), unlock(lockWord), free(4, 2), load(0, freed), store(freed, 1)),
);

/** Two or three CPUs on three variables, a lock, and two variables that may be freed. */
const anyProgram: fc.Arbitrary<ToyProgram> = fc
  .array(fc.array(anyOp, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 3 })
  .map((agents) => ({ variables: 6, agents }));

/** All of the state that can be seen from outside. */
function stateOf(machine: FlatMachine) {
  const agents = Array.from({ length: machine.agents }, (_, agent) => agent);
  const unfinished = agents.filter((agent) => (machine.unfinished() >> agent) & 1);
  return {
    hash: fingerprint(machine),
    enabled: machine.enabled(),
    unfinished,
    next: unfinished.map((agent) => nextAccess(machine, agent)),
    stacks: unfinished.map((agent) => machine.pending(agent).stack.map(({ location }) => location)),
    variables: bytesOf(machine, 'variables', 24),
    registers: bytesOf(machine, 'registers', machine.agents * 16),
  };
}

function machineOf(toy: ToyProgram): FlatMachine {
  const machine = flatMachine(compileToy(toy), entriesOf(toy));
  settleSharing(machine);
  return machine;
}

/** Steps the `n`th of the enabled agents; false if there is none or the search would have to begin again. */
function stepOne(machine: FlatMachine, n: number): boolean {
  const enabled = Array.from({ length: machine.agents }, (_, agent) => agent).filter(
    (agent) => (machine.enabled() >> agent) & 1,
  );
  const agent = enabled[n % enabled.length];
  if (agent === undefined) return false;
  const outcome = machine.step(agent);
  machine.takeViolations();
  return outcome !== 'widened';
}

const choices = fc.array(fc.nat({ max: 11 }), { maxLength: 25 });

describe('going back', () => {
  it('to any earlier state restores all of it, and the same steps lead to the same states again', () => {
    const walk = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 9 })), { maxLength: 30 });
    const property = (toy: ToyProgram, moves: readonly (readonly [number, number])[]): void => {
      const machine = machineOf(toy);
      const trail = [{ mark: machine.mark(), state: stateOf(machine), choice: -1 }];
      for (const [choice, action] of moves) {
        if (action < 7) {
          const mark = machine.mark();
          if (!stepOne(machine, choice)) machine.undo(mark);
          else trail.push({ mark: machine.mark(), state: stateOf(machine), choice });
        } else {
          const to = choice % trail.length;
          machine.undo(trail[to]!.mark);
          expect(stateOf(machine)).toEqual(trail[to]!.state);
          // Again from there, to where the trail was.
          for (const { state, choice: again } of trail.slice(to + 1)) {
            stepOne(machine, again);
            expect(stateOf(machine)).toEqual(state);
          }
        }
      }
    };
    fc.assert(fc.property(anyProgram, walk, property), { numRuns: 20 });
  });

  it('from a final state that was looked at leaves it as it was', () => {
    const property = (toy: ToyProgram, schedule: readonly number[]): void => {
      const machine = machineOf(toy);
      for (const choice of schedule) if (!stepOne(machine, choice)) break;
      const state = stateOf(machine);
      const final = machine.finish();
      expect(stateOf(machine)).toEqual(state);
      expect(machine.finish()).toEqual(final);
    };
    fc.assert(fc.property(anyProgram, choices, property), { numRuns: 15 });
  });

  it('by resetting gives the initial state', () => {
    const property = (toy: ToyProgram, schedule: readonly number[]): void => {
      const machine = machineOf(toy);
      const initial = stateOf(machine);
      for (const choice of schedule) if (!stepOne(machine, choice)) return;
      machine.reset();
      expect(stateOf(machine)).toEqual(initial);
    };
    fc.assert(fc.property(anyProgram, choices, property), { numRuns: 15 });
  });
});

describe('fingerprints', () => {
  it.each([
    ['do not depend on a value that nobody reads any more', 'dropped', 1],
    ['depend on a value that is read later', 'kept', 2],
    ["depend on the caller's values", 'kept by the caller', 2],
  ] as const)('%s', (_, use, different) => {
    const machine = flatMachine(readerAndWriter(use), ['reader', 'writer']);
    settleSharing(machine);
    const mark = machine.mark();
    const hashes = [
      [0, 1],
      [1, 0],
    ].map((order) => {
      for (const agent of order) expect(machine.step(agent)).toBe('parked');
      const hash = fingerprint(machine);
      machine.undo(mark);
      return hash;
    });
    expect(new Set(hashes).size).toBe(different);
  });

  /** The reader stops with what it has read of x before or after the writer stored; memory is the same then. */
  function readerAndWriter(use: 'dropped' | 'kept' | 'kept by the caller'): Program {
    const builder = new ProgramBuilder().global('x', 4).global('y', 4).global('kept', 4);
    builder.function('stop', { parameters: [32], returns: [32] }, (b) => {
      b.rmw('add', 32, 'y', 0);
      b.return(0);
    });
    builder.function('reader', {}, (b) => {
      const read = b.load(32, 'x');
      if (use === 'kept') b.rmw('add', 32, 'y', 0);
      else b.call('stop', [read], [32]);
      if (use !== 'dropped') b.store(32, 'kept', read);
      b.return();
    });
    builder.function('writer', {}, (b) => {
      b.store(32, 'x', 1);
      b.rmw('add', 32, 'y', 1);
      b.return();
    });
    return builder.build();
  }

  it('of states that independent steps reach in either order are equal', () => {
    let compared = 0;
    const property = (toy: ToyProgram, schedule: readonly number[]): void => {
      const machine = machineOf(toy);
      for (const choice of schedule) {
        for (let a = 0; a < machine.agents; a++)
          for (let b = 0; b < a; b++) if (swap(machine, a, b)) compared++;
        if (!stepOne(machine, choice)) return;
      }
    };
    fc.assert(fc.property(anyProgram, choices, property), { numRuns: 15 });
    expect(compared).toBeGreaterThan(0);
  });

  /** Runs two agents in both orders if their next accesses do not conflict. */
  function swap(machine: FlatMachine, a: number, b: number): boolean {
    const both = (1 << a) | (1 << b);
    if ((machine.enabled() & both) !== both) return false;
    const [first, second] = [nextAccess(machine, a), nextAccess(machine, b)];
    const apart = first.word + first.count <= second.word || second.word + second.count <= first.word;
    if (!apart && conflicts(first.class, second.class)) return false;
    const mark = machine.mark();
    const states = [
      [a, b],
      [b, a],
    ].map((order) => {
      const quiet = order.every((agent) => ['parked', 'finished'].includes(machine.step(agent)));
      const state = quiet ? stateOf(machine) : undefined;
      machine.undo(mark);
      machine.takeViolations();
      return state;
    });
    if (states.includes(undefined)) return false;
    expect(states[0]).toEqual(states[1]);
    return true;
  }

  it('of states with different memory or different positions differ', () => {
    const seen = new Map<string, string>();
    let states = 0;
    const property = (toy: ToyProgram, schedule: readonly number[]): void => {
      const machine = machineOf(toy);
      seen.clear();
      for (const choice of schedule) {
        const { hash, ...rest } = stateOf(machine);
        const text = JSON.stringify(rest);
        expect(seen.get(hash) ?? text).toBe(text);
        seen.set(hash, text);
        states++;
        if (!stepOne(machine, choice)) return;
      }
    };
    fc.assert(fc.property(anyProgram, choices, property), { numRuns: 15 });
    expect(states).toBeGreaterThan(0);
  });

  it('tell words apart that hold the same values in another order', () => {
    const toy = { variables: 4, agents: [[load(0, 0)], [store(0, 1)]] };
    const hashes = new Set<string>();
    for (const initial of [
      [1, 2],
      [2, 1],
      [3, 0],
      [0, 3],
    ]) {
      // prettier-ignore
      const agents = [[load(3, 0), store(0, initial[0]!), store(1, initial[1]!), load(3, 0)], [load(3, 0), load(3, 1)]];
      const machine = machineOf({ ...toy, agents });
      for (let i = 0; i < 3; i++) machine.step(0);
      hashes.add(fingerprint(machine));
    }
    expect(hashes.size).toBe(4);
  });
});
