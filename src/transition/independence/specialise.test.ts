import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, any, eq, ne, not } from '../expression.ts';
import type { Action, TransitionSystem } from '../form.ts';
import { Interpreter } from '../interpret.ts';
import { randomSystem } from '../testing/random-system.ts';
import { action, assign, read, systemOf } from '../testing/small-systems.ts';
import { simplified } from './footprint.ts';
import type { Specialised } from './specialise.ts';
import { specialise } from './specialise.ts';
import { randomMachine } from './testing/random-machine.ts';

/** Compares a system in states that it reaches with another one, and looks at locks; says how many states had one held. */
function believe(system: TransitionSystem, { system: other, locks }: Specialised, most: number): number {
  let held = 0;
  const interpreter = new Interpreter(system);
  const specialised = new Interpreter(other);
  const queue = [interpreter.initial()];
  const known = new Set(queue.map(String));
  for (const state of queue) {
    const enabled = interpreter.enabled(state);
    expect(specialised.enabled(state)).toEqual(enabled);
    expect(specialised.inspect(state)).toEqual(interpreter.inspect(state));
    for (const { variable, heldAt } of locks) {
      const holders = system.processes.filter(
        ({ pc }, process) => pc !== undefined && heldAt.get(process)?.has(state[pc]!) === true,
      );
      expect(holders.length).toBeLessThanOrEqual(1);
      if (holders.length === 0) continue;
      expect(state[variable]).not.toBe(0);
      held++;
    }
    for (const each of enabled) {
      const step = interpreter.step(state, each);
      expect(specialised.step(state, each)).toEqual(step);
      if (known.size >= most || known.has(String(step.state))) continue;
      known.add(String(step.state));
      queue.push(step.state);
    }
  }
  return held;
}

test('nothing changes in the states that are reached', () => {
  let held = 0;
  fc.assert(
    fc.property(
      randomMachine,
      (system) => void (held += believe(system, specialise(simplified(system)), 150)),
    ),
    { numRuns: 80 },
  );
  fc.assert(
    fc.property(randomSystem, (system) => void (held += believe(system, specialise(simplified(system)), 50))),
    { numRuns: 30 },
  );
  expect(held).toBeGreaterThan(20);
});

// v0, v1: counters; v2: lock; v3: a local of the first; v4: memory.
const processes = [0, 1].map(
  (at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 4 }) as const,
);
const variables = [5, 5, 3, 2, 3].map((values, at) => ({ name: `v${at}`, values, initial: 0 }));
const lock = (of: number): Action =>
  action(of, 'lock', [assign(2, of + 1), assign(of, 1)], { pc: 0, guard: eq(read(2), 0) });
const work = (of: number): Action =>
  action(
    of,
    'work',
    [
      { kind: 'check', condition: any(eq(read(2), of + 1), eq(read(4), 2)), rule: 0 },
      assign(4, of),
      assign(of, 2),
    ],
    { pc: 1 },
  );
const unlock = (of: number): Action => action(of, 'unlock', [assign(2, 0), assign(of, 3)], { pc: 2 });
const proper = [lock(0), work(0), unlock(0), lock(1), work(1), unlock(1)];
const systemWith = (...actions: readonly Action[]): TransitionSystem =>
  systemOf({ variables, processes, actions });

test('a lock is found, with the counters at which it is held, and a check of it never fails', () => {
  const { system, locks } = specialise(systemWith(...proper));
  expect(locks).toEqual([
    {
      variable: 2,
      heldAt: new Map([
        [0, new Set([1, 2])],
        [1, new Set([1, 2])],
      ]),
    },
  ]);
  expect(system.actions[1]!.body).toEqual([assign(4, 0), assign(0, 2)]);
});

test.each<[string, Action]>([
  ['is taken without looking', action(0, 'takes', [assign(2, 1), assign(0, 1)], { pc: 0 })],
  ['is given back by one who does not have it', action(1, 'gives', [assign(2, 0), assign(1, 4)], { pc: 3 })],
  [
    'is given back by one who only saw it taken',
    action(1, 'gives', [assign(2, 0), assign(1, 4)], { pc: 3, guard: ne(read(2), 0) }),
  ],
  ['gets a value that is not known', action(0, 'sets', [assign(2, read(4)), assign(0, 3)], { pc: 1 })],
  ['is perhaps not held where it is given back', action(0, 'skips', [assign(0, 2)], { pc: 0 })],
])('what %s is no lock', (_, wrong) => {
  expect(specialise(systemWith(...proper, wrong)).locks).toEqual([]);
});

test('a branch that the value of a local rules out is left out', () => {
  const decide = action(
    0,
    'decide',
    [
      assign(3, eq(read(4), 1)),
      { kind: 'if', condition: not(read(3)), then: [assign(0, 1)], otherwise: [assign(0, 2)] },
    ],
    { pc: 0 },
  );
  const use = action(
    0,
    'use',
    [
      { kind: 'if', condition: all(eq(read(3), 1), read(4)), then: [assign(4, 2)], otherwise: [] },
      assign(0, 3),
    ],
    { pc: 1 },
  );
  const { system } = specialise(systemWith(decide, use));
  expect(system.actions[1]!.body).toEqual([assign(0, 3)]);
});
