import { expect, test } from 'vitest';
import { all, any, eq, ne, not } from '../expression.ts';
import type { Action, TransitionSystem } from '../form.ts';
import { action, assign, read, systemOf } from '../testing/small-systems.ts';
import { findHeld } from './held.ts';

// v0: counter of the CPU; v1: memory; v2 and v3: slots.
const variables = [3, 3, 3, 3].map((values, at) => ({ name: `v${at}`, values, initial: 0 }));
const processes = [
  { name: 'CPU0', path: 'path', kind: 'cpu', lane: 0, pc: 0, end: 2 },
  { name: 'walker', path: '', kind: 'hardware', lane: 0 },
] as const;
const load = (slot: number): Action =>
  action(1, 'load', [assign(slot, read(1))], { guard: all(eq(read(slot), 0), ne(read(1), 0)) });
const drop = (slot: number): Action => action(1, 'drop', [assign(slot, 0)], { guard: ne(read(slot), 0) });
const machine: TransitionSystem = systemOf({
  variables,
  processes,
  actions: [load(2), load(3), drop(2), drop(3)],
  invariants: [{ rule: 0, condition: not(all(read(2), eq(read(1), 2))) }],
  sometimes: [{ name: 'held', condition: ne(read(3), 0) }],
});

test('slots that are filled, dropped and feared are held, and loads mind them', () => {
  const { variables: held, drops, minding } = findHeld(machine);
  expect(held).toBe(0b1100n);
  expect([...drops]).toEqual([[2, 2], [3, 3]]); // prettier-ignore
  expect(minding.get(2)).toEqual([{ action: 0, needsZero: true }]);
});

const step = (body: Action['body'], guard?: Action['guard']): Action =>
  action(0, 'step', [...body, assign(0, 1)], { pc: 0, ...(guard === undefined ? {} : { guard }) });
const hardware = (body: Action['body'], guard: NonNullable<Action['guard']>): Action =>
  action(1, 'hardware', body, { guard });

test.each<[string, Action, bigint]>([
  ['a flush', step([assign(2, 0)]), 0b1100n],
  ['a CPU that waits until a slot is empty', step([], eq(read(2), 0)), 0b1000n],
  ['a CPU that waits until a slot is filled', step([], ne(read(2), 0)), 0b1000n],
  ['a CPU that reads a slot', step([assign(1, read(2))]), 0b1000n],
  [
    'a branch by a slot',
    step([{ kind: 'if', condition: read(2), then: [assign(1, 1)], otherwise: [] }]),
    0b1000n,
  ],
  ['a check that a slot is empty', step([{ kind: 'check', condition: eq(read(2), 0), rule: 0 }]), 0b1100n],
  ['a check that a slot is filled', step([{ kind: 'check', condition: ne(read(2), 0), rule: 0 }]), 0b1000n],
  ['a write through a filled slot', hardware([assign(1, read(2))], ne(read(2), 0)), 0b1100n],
  [
    'a write through a slot that may be empty',
    hardware([assign(1, read(2))], any(read(1), ne(read(2), 0))),
    0b1000n,
  ],
  ['a load over what is there, if it is another value', hardware([assign(2, 1)], ne(read(2), 1)), 0b1100n],
  [
    'a load that leaves behind what was there',
    hardware([assign(1, read(2)), assign(2, 1)], ne(read(2), 1)),
    0b1000n,
  ],
  ['a copy of a slot', hardware([assign(3, read(2))], eq(read(3), 0)), 0b1100n],
  [
    'a copy of a slot that is looked at',
    hardware([assign(3, read(2)), assign(1, read(3))], eq(read(3), 0)),
    0n,
  ],
  ['what needs two empty slots', hardware([assign(2, 1)], all(eq(read(2), 0), eq(read(3), 0))), 0b0100n],
  ['what needs one of two to be empty', hardware([assign(1, 1)], any(eq(read(2), 0), eq(read(3), 0))), 0n],
])('%s', (_, extra, held) => {
  expect(findHeld({ ...machine, actions: [...machine.actions, extra] }).variables).toBe(held);
});

test.each<[string, Partial<TransitionSystem>, bigint]>([
  ['an invariant that a slot is filled', { invariants: [{ rule: 0, condition: read(2) }] }, 0b1000n],
  ['a final condition that a slot is filled', { finals: [{ rule: 0, condition: read(2) }] }, 0b1000n],
  [
    'an empty slot that has to be reached',
    { sometimes: [{ name: 'empty', condition: not(read(3)) }] },
    0b0100n,
  ],
  ['walkers whose steps are progress', { progress: [1] }, 0n],
])('%s', (_, change, held) => {
  expect(findHeld({ ...machine, ...change }).variables).toBe(held);
});

test('a slot that is not dropped whatever it holds is not held', () => {
  const some = action(1, 'drop', [assign(2, 0)], { guard: eq(read(2), 1) });
  expect(findHeld({ ...machine, actions: [load(2), some] }).variables).toBe(0n);
});

test('what must be dropped, since it is progress, is not held', () => {
  const more = [...machine.processes, { ...machine.processes[1]!, name: 'messages' }];
  const actions = [load(2), { ...drop(2), process: 2 }];
  expect(findHeld({ ...machine, processes: more, actions, progress: [2] }).variables).toBe(0n);
});
