import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression, TransitionSystem } from './form.ts';
import { ModelError } from './model-error.ts';
import { randomSystem } from './testing/random-system.ts';
import {
  action,
  assign,
  peterson,
  philosophers,
  read,
  systemOf,
  variables,
} from './testing/small-systems.ts';
import { validate } from './validate.ts';

const plain = systemOf({ variables: variables([4, 4, 8]), actions: [action(0, 'step', [])] });
const process = plain.processes[0]!;
const constant = (value: number): Expression => ({ kind: 'constant', value });
const doing = (value: Expression): Partial<TransitionSystem> => ({
  actions: [action(0, 'step', [assign(0, value)])],
});
const element = (first: number, count: number, index: Expression): Expression => ({
  kind: 'element',
  first,
  count,
  index,
});

test('accepts what is right', () => {
  for (const system of [plain, peterson('broken'), philosophers(3)])
    expect(() => validate(system)).not.toThrow();
  fc.assert(fc.property(randomSystem, (system) => validate(system)));
});

test.each<[string, Partial<TransitionSystem>, RegExp]>([
  ['no values', { variables: variables([0]) }, /v0 has 0 values/],
  ['too many values', { variables: variables([2 ** 31 + 1]) }, /v0 has/],
  [
    'an initial value out of range',
    { variables: [{ name: 'x', values: 2, initial: 2 }] },
    /x is initially 2/,
  ],
  [
    'a local of nobody',
    { variables: [{ name: 'x', values: 2, initial: 0, process: 1 }] },
    /process of x is 1/,
  ],
  ['a missing counter', { processes: [{ ...process, pc: 9 }] }, /program counter of hardware is 9/],
  ['an end without a counter', { processes: [{ ...process, end: 0 }] }, /no program counter/],
  ['an end out of range', { processes: [{ ...process, pc: 0, end: 4 }] }, /the end of hardware, 4/],
  [
    'a shared counter',
    {
      processes: [
        { ...process, pc: 0 },
        { ...process, pc: 0 },
      ],
    },
    /shares/,
  ],
  ['an action of nobody', { actions: [action(1, 'step', [])] }, /process of action 0 'step' is 1/],
  ['an action at a counter of none', { actions: [action(0, 'step', [], { pc: 0 })] }, /its process has none/],
  [
    'an action at no counter',
    { processes: [{ ...process, pc: 0 }], actions: [action(0, 'step', [], { pc: 4 })] },
    /is at 4/,
  ],
  ['a missing variable', doing(read(3)), /'step': variable is 3/],
  [
    'a missing variable in a guard',
    { actions: [action(0, 'step', [], { guard: read(-1) })] },
    /variable is -1/,
  ],
  ['a missing target', { actions: [action(0, 'step', [assign(3, 0)])] }, /assigned variable is 3/],
  ['a constant out of range', doing(constant(4)), /assigned value is from 4 to 4, not from 0 to 3/],
  ['no int32', doing(constant(2 ** 31)), /2147483648/],
  ['an array beyond the end', doing(element(1, 3, read(0))), /last element is 3/],
  ['an array of nothing', doing(element(1, 0, read(0))), /0 elements/],
  ['an array of two ranges', doing(element(1, 2, read(0))), /v1 and v2 differ in range/],
  ['an index out of bounds', doing(element(0, 2, constant(2))), /index of v0 is from 2 to 2/],
  ['a missing table', doing({ kind: 'table', table: 0, index: read(0) }), /table is 0/],
  [
    'an index beyond a table',
    {
      tables: [{ name: 't', cells: Int32Array.of(1) }],
      ...doing({ kind: 'table', table: 0, index: constant(1) }),
    },
    /index of table 't'/,
  ],
  [
    'a missing rule',
    { invariants: [{ rule: 1, condition: constant(1) }] },
    /rule of a condition on states is 1/,
  ],
  [
    'a check of no rule',
    { actions: [action(0, 's', [{ kind: 'check', condition: constant(1), rule: 5 }])] },
    /rule is 5/,
  ],
  ['progress of nobody', { progress: [3] }, /progress is 3/],
  ['progress of a cpu', { processes: [{ ...process, kind: 'cpu' }], progress: [0] }, /no hardware/],
  ['no rule of deadlocks', { processes: [{ ...process, kind: 'cpu' }], deadlock: 7 }, /deadlocks is 7/],
])('refuses %s', (_, parts, message) => {
  expect(() => validate({ ...plain, ...parts })).toThrow(message);
  expect(() => validate({ ...plain, ...parts })).toThrow(ModelError);
});
