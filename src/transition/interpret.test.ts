import { describe, expect, test } from 'vitest';
import { expressionOf } from './expression.ts';
import type { BinaryOperator, Expression, TransitionSystem } from './form.ts';
import { evaluate } from './evaluate.ts';
import { Interpreter } from './interpret.ts';
import {
  action,
  assign,
  peterson,
  philosophers,
  read,
  systemOf,
  variables,
} from './testing/small-systems.ts';

const empty = systemOf({ variables: variables([10, 10, 10]), actions: [] });
const value = (expression: Expression, state: readonly number[] = []): number =>
  evaluate(empty, expression, Int32Array.from(state), 'a test');
const constant = (each: number): Expression => ({ kind: 'constant', value: each });

test.each<[number, BinaryOperator, number, number]>([
  [2 ** 31 - 1, 'add', 1, -(2 ** 31)],
  [-(2 ** 31), 'sub', 1, 2 ** 31 - 1],
  [65_537, 'mul', 65_537, 131_073],
  [-1, 'and', 12, 12],
  [5, 'or', 10, 15],
  [-1, 'xor', 1, -2],
  [1, 'shl', 33, 2],
  [-1, 'shr', 0, -1],
  [-1, 'shr', 28, 15],
  [-1, 'shr', 60, 15],
  [3, 'eq', 3, 1],
  [3, 'ne', 3, 0],
  [-1, 'lt', 0, 1],
  [0, 'lt', 0, 0],
  [0, 'le', 0, 1],
])('%i %s %i is %i', (left, operator, right, result) => {
  expect(value({ kind: 'binary', operator, left: constant(left), right: constant(right) })).toBe(result);
});

test('not, choose and element', () => {
  expect(value({ kind: 'not', operand: constant(7) })).toBe(0);
  expect(value({ kind: 'not', operand: constant(0) })).toBe(1);
  const choice = (condition: number): Expression => ({
    kind: 'choose',
    condition: constant(condition),
    whenTrue: constant(1),
    whenFalse: constant(2),
  });
  expect([value(choice(-4)), value(choice(0))]).toEqual([1, 2]);
  expect(value({ kind: 'element', first: 1, count: 2, index: read(0) }, [1, 5, 6])).toBe(6);
});

describe('an error names the action', () => {
  const table = { name: 'pmd_none', cells: Int32Array.of(1, 0) };
  const outside: Expression = { kind: 'table', table: 0, index: constant(2) };
  test.each<[string, Expression, RegExp]>([
    ['table', outside, /action 0 'step' of hardware: table 'pmd_none' has no 2, only 0 to 1/],
    ['element', { kind: 'element', first: 0, count: 2, index: constant(-1) }, /'step'.*v0 has no -1/],
    ['range', constant(10), /'step'.*v0 := 10, but it ends at 9/],
    [
      'choice not made',
      { kind: 'choose', condition: constant(1), whenTrue: constant(0), whenFalse: outside },
      /'step'/,
    ],
  ])('%s', (_, assigned, message) => {
    const system = { ...empty, tables: [table], actions: [action(0, 'step', [assign(0, assigned)])] };
    expect(() => new Interpreter(system).step(new Int32Array(3), 0)).toThrow(message);
  });
});

test('statements see the effects of those before them, and checks do not stop an action', () => {
  const body = [
    assign(0, 3),
    { kind: 'check', condition: constant(0), rule: 0 } as const,
    assign(1, read(0)),
    { kind: 'if', condition: read(2), then: [assign(0, 7)], otherwise: [assign(0, 8)] } as const,
    { kind: 'assign-element', first: 0, count: 3, index: constant(2), value: read(0) } as const,
    { kind: 'check', condition: constant(0), rule: 0 } as const,
  ];
  const before = new Int32Array(3);
  const step = new Interpreter({ ...empty, actions: [action(0, '', body)] }).step(before, 0);
  expect([...step.state]).toEqual([8, 3, 8]);
  expect(step.broken).toEqual([0]);
  expect([...before]).toEqual([0, 0, 0]);
});

test('enabled actions are those of the program counter whose guard is not 0', () => {
  const interpreter = new Interpreter(philosophers(3));
  expect(interpreter.enabled(interpreter.initial())).toEqual([0, 3, 6]);
  expect(interpreter.enabled(Int32Array.of(1, 0, 0, 1, 0, 0))).toEqual([1, 3, 6]);
  expect(interpreter.enabled(Int32Array.of(2, 0, 0, 1, 1, 0))).toEqual([2, 6]);
});

describe('deadlock', () => {
  const stuck = Int32Array.of(1, 1, 1, 1, 1, 1);
  const system = philosophers(3);
  const hardware = { name: 'interrupt', path: '', kind: 'hardware', lane: 0 } as const;
  const tick = action(3, 'tick', [], { guard: expressionOf(1) });
  const withHardware: TransitionSystem = {
    ...system,
    processes: [...system.processes, hardware],
    actions: [...system.actions, tick],
  };
  test.each<[string, TransitionSystem, Int32Array, readonly number[]]>([
    ['no action of a cpu', system, stuck, [0]],
    ['all have finished', system, Int32Array.of(3, 3, 3, 0, 0, 0), []],
    ['one has finished', system, Int32Array.of(3, 1, 1, 1, 1, 1), [0]],
    ['hardware that need not act', withHardware, stuck, [0]],
    ['hardware that counts as progress', { ...withHardware, progress: [3] }, stuck, []],
  ])('%s', (_, each, state, broken) => {
    expect(new Interpreter(each).inspect(state).broken).toEqual(broken);
  });
});

test('invariants and sometimes hold of every state, finals of those in which all have finished', () => {
  const interpreter = new Interpreter(peterson('right'));
  expect(interpreter.inspect(Int32Array.of(3, 3, 1, 1, 0))).toEqual({ broken: [1], reached: [false, false] });
  expect(interpreter.inspect(Int32Array.of(4, 4, 1, 0, 0))).toEqual({ broken: [2], reached: [false, false] });
  expect(interpreter.inspect(Int32Array.of(4, 3, 1, 1, 0))).toEqual({ broken: [], reached: [false, false] });
  expect(interpreter.inspect(Int32Array.of(2, 3, 1, 1, 0))).toEqual({ broken: [], reached: [true, false] });
});
