import { expect, test } from 'vitest';
import { eq } from './expression.ts';
import type { Action, Statement, TransitionSystem } from './form.ts';
import { withoutDeadLocals } from './live.ts';
import { action, assign, read, systemOf } from './testing/small-systems.ts';

// pc is variable 0; x is variable 1, a local; g is variable 2.
function system(actions: readonly Action[], more: Partial<TransitionSystem> = {}): TransitionSystem {
  return systemOf({
    variables: [
      { name: 'pc', values: 4, initial: 0, process: 0 },
      { name: 'x', values: 4, initial: 2, process: 0 },
      { name: 'g', values: 4, initial: 0 },
    ],
    processes: [{ name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 3 }],
    actions,
    ...more,
  });
}

const bodies = (of: TransitionSystem): readonly (readonly Statement[])[] =>
  withoutDeadLocals(of).actions.map(({ body }) => body);
const branch = (then: readonly Statement[], otherwise: readonly Statement[]): Statement => ({
  kind: 'if',
  condition: read(2),
  then,
  otherwise,
});
const use = action(0, 'use', [assign(2, read(1)), assign(0, 3)], { pc: 1 });

test('a local is 0 after its last use, and initially if it is written first', () => {
  const load = action(0, 'load', [assign(1, read(2)), assign(0, 1)], { pc: 0 });
  const of = system([load, use]);
  expect(bodies(of)).toEqual([load.body, [...use.body, assign(1, 0)]]);
  expect(withoutDeadLocals(of).variables.map(({ initial }) => initial)).toEqual([0, 0, 0]);
});

test('a local that is used first keeps its initial value', () => {
  const go = action(0, 'go', [assign(0, 1)], { pc: 0 });
  expect(bodies(system([go, use]))[0]).toEqual(go.body);
  expect(withoutDeadLocals(system([go, use])).variables[1]!.initial).toBe(2);
});

test('each end of a last if is treated by itself', () => {
  const decide = action(0, 'test', [branch([assign(0, 1)], [assign(0, 2)])], { pc: 0 });
  expect(bodies(system([decide, use]))[0]).toEqual([branch([assign(0, 1)], [assign(0, 2), assign(1, 0)])]);
});

test('where the program counter is not known before the end it is asked for', () => {
  const body = [branch([assign(0, 1)], [assign(0, 2)]), assign(2, 1)];
  const condition = eq(read(0), 2);
  expect(bodies(system([action(0, 'test', body, { pc: 0 }), use]))[0]).toEqual([
    ...body,
    { kind: 'if', condition, then: [assign(1, 0)], otherwise: [] },
  ]);
});

const element = { kind: 'assign-element', first: 1, count: 2 } as const;

test.each<[string, readonly Statement[]]>([
  ['only one branch assigns it', [branch([assign(1, 1)], []), assign(0, 1)]],
  ['it is an index', [{ ...element, index: read(1), value: read(2) }, assign(1, 0), assign(0, 1)]],
  ['an element that it may be is assigned', [{ ...element, index: read(2), value: read(2) }, assign(0, 1)]],
  ['one end reads it', [branch([assign(2, read(1)), assign(0, 3)], [assign(0, 3)])]],
  ['the other end reads it', [branch([assign(0, 3)], [assign(2, read(1)), assign(0, 3)])]],
  ['the counter may be assigned as an element', [{ ...element, first: 0, index: read(2), value: read(2) }]],
])('a local matters before an action if %s', (_, body) => {
  const of = system([action(0, 'first', body, { pc: 0 }), use]);
  expect(withoutDeadLocals(of).variables[1]!.initial).toBe(2);
});

test('a process without a program counter has locals too', () => {
  const load = action(0, 'load', [assign(1, read(2))]);
  const of = system([load], { processes: [{ name: 'walker', path: '', kind: 'hardware', lane: 0 }] });
  expect(bodies(of)).toEqual([[...load.body, assign(1, 0)]]);
  expect(withoutDeadLocals(of).variables[1]!.initial).toBe(0);
});

test('nothing is known of a process whose program counter others set', () => {
  const cpu = { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 3 } as const;
  const wake = action(1, 'wake', [assign(0, 1)]);
  const of = system([use, wake], { processes: [cpu, { name: 'CPU1', path: '', kind: 'cpu', lane: 1 }] });
  expect(withoutDeadLocals(of)).toEqual(of);
});

const anyOfTwo = { kind: 'element', first: 1, count: 2, index: read(2) } as const;

test.each<[string, Partial<TransitionSystem>]>([
  ['a condition', { invariants: [{ rule: 0, condition: eq(read(1), 1) }] }],
  ['a condition, as one of several,', { invariants: [{ rule: 0, condition: eq(anyOfTwo, 1) }] }],
  [
    'another process',
    {
      processes: [
        { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 3 },
        { name: 'CPU1', path: '', kind: 'cpu', lane: 1 },
      ],
      actions: [use, action(1, 'look', [assign(2, read(1))])],
    },
  ],
])('a local that %s refers to is left alone', (_, more) => {
  expect(bodies(system([use], more))[0]).toEqual(use.body);
});
