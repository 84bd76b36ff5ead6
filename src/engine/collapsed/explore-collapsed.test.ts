import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { and, any, eq, expressionOf, ne, not } from '../../transition/expression.ts';
import type { Expression, TransitionSystem } from '../../transition/form.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import {
  action,
  assign,
  counters,
  peterson,
  philosophers,
  read,
  systemOf,
  variables,
} from '../../transition/testing/small-systems.ts';
import { explorePacked } from '../packed/explore-packed.ts';
import { exploreReference } from '../packed/reference.ts';
import type { PackedLimits, PackedResult } from '../packed/result.ts';
import type { RaceDefect } from '../packed/testing/race-model.ts';
import { essence, tracesHold } from '../packed/testing/result-agreement.ts';
import { raceModel } from '../packed/testing/race-model.ts';
import type { RaceSize } from '../packed/testing/race-parts.ts';
import { exploreCollapsed } from './explore-collapsed.ts';

function explored(system: TransitionSystem, limits: PackedLimits = {}): PackedResult {
  const result = exploreCollapsed(system, { limits });
  if (result === undefined) throw new Error('the system does not suit');
  return result;
}

const tiny: RaceSize = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

/** Each value of a counter breaks a rule, and some a check too. */
const manyRules: TransitionSystem = {
  ...counters([60, 3]),
  rules: Array.from({ length: 62 }, (_, rule) => ({ id: `R${rule}`, message: '' })),
  invariants: Array.from({ length: 60 }, (_, value) => ({ rule: 1 + value, condition: ne(read(0), value) })),
};

/** Element 3 of an array of two once the first variable is 3. */
const beyond: Expression = { kind: 'element', first: 1, count: 2, index: read(0) };

/** Three processes which go on when the one before them has: their numbers have one bit each. */
const bits: TransitionSystem = systemOf({
  variables: variables([2, 2, 2]),
  processes: [0, 1, 2].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 1 })),
  actions: [0, 1, 2].map((me) =>
    action(me, 'on', [assign(me, 1)], { pc: 0, ...(me === 0 ? {} : { guard: read(me - 1) }) }),
  ),
  rules: ['deadlock', 'last'].map((id) => ({ id, message: '' })),
  invariants: [{ rule: 1, condition: ne(read(2), 1) }],
});

describe('agrees with the reference', () => {
  test.each<[string, TransitionSystem]>([
    ['peterson', peterson('right')],
    ['a wrong peterson', peterson('broken')],
    ['philosophers', philosophers(5)],
    ['one value', counters([1, 2])],
    ['one component', counters([7, 5, 1, 3])],
    ['processes of one bit each', bits],
    ['more rules than a word has bits', manyRules],
    ['the race model', raceModel(tiny)],
    ...(
      ['clears PMD', 'splitter does not flush', 'huge zap does not flush', 'PTE zap does not flush'] as const
    ).map((defect: RaceDefect): [string, TransitionSystem] => [
      `a race model that ${defect}`,
      raceModel(tiny, defect),
    ]),
  ])('on %s', (_, system) => {
    const result = explored(system);
    expect(essence(result)).toEqual(essence(exploreReference(system)));
    expect(tracesHold(system, result)).toBe(true);
  });

  // Code is generated for each.
  test('on random systems', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(randomSystem, fc.integer({ min: 0, max: 5 }), (system, depth) => {
        // Without a limit some have states without end.
        const limits = depth === 5 ? {} : { depth };
        const reference = exploreReference(system, depth === 5 ? { states: 3000 } : limits);
        if (depth === 5 && reference.outcome.kind !== 'complete') return;
        const result = exploreCollapsed(system, { limits });
        if (result === undefined) return;
        expect(essence(result)).toEqual(essence(reference));
        expect(tracesHold(system, result)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a large search, which moves, grows its tables and its cache, loses nothing', () => {
  const system = raceModel({ ...tiny, pmds: 2 });
  const result = explored(system);
  expect(result).toMatchObject({ states: 139_789, transitions: 1_152_010, depth: 63, broken: [] });
  expect(essence(result)).toEqual(essence(explorePacked(system)));
});

test('a component with ever more values is moved to wider keys and larger stores', () => {
  const sometimes = [{ name: 'at first', condition: not(any(read(0), read(1), read(2))) }];
  const result = explored({ ...counters([60, 60, 60]), sometimes });
  expect(result).toMatchObject({ outcome: { kind: 'complete' }, states: 216_000, transitions: 648_000 });
  expect(result.reached).toEqual([true]);
});

test.each([
  ['a guard', 0, {}],
  ['an invariant', 1, { invariants: [{ rule: 0, condition: eq(beyond, 0) }] }],
])('an index out of bounds in %s is told as the reference tells it', (_, values, more) => {
  const system = systemOf({
    variables: variables([4, 2, 2]),
    actions: [
      action(0, 'on', [assign(0, 3)], { guard: not(read(0)) }),
      ...(values === 0 ? [action(0, 'look', [assign(1, 1)], { guard: beyond })] : []),
    ],
    ...more,
  });
  const told = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  };
  const expected = told(() => exploreReference(system));
  expect(expected).toBeInstanceOf(Error);
  expect(told(() => exploreCollapsed(system))).toEqual(expected);
});

test('a system whose states do not fit into keys is given back', () => {
  const wide = systemOf({
    variables: Array.from({ length: 30 }, (_, each) => ({
      name: `P${each}.v`,
      values: 1000,
      initial: 0,
      process: each,
    })),
    processes: Array.from({ length: 30 }, (_, each) => ({
      name: `P${each}`,
      path: '',
      kind: 'hardware' as const,
      lane: each,
    })),
    actions: Array.from({ length: 30 }, (_, each) => action(each, '', [assign(each, 999)])),
  });
  expect(exploreCollapsed(wide)).toBeUndefined();
});

test('a system with a process of more than 2^16 values is given back, and not moved for ever', () => {
  const more = (variable: number) =>
    assign(variable, { kind: 'binary', operator: 'add', left: read(variable), right: expressionOf(1) });
  const [rows, columns] = [300, 300];
  const own = [2, rows, columns].map((values, at) => ({ name: `P0.v${at}`, values, initial: 0, process: 0 }));
  const system = (values: number): TransitionSystem =>
    systemOf({
      variables: own,
      processes: [{ name: 'P0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 1 }],
      actions: [
        action(0, 'row', [more(1)], { pc: 0, guard: ne(read(1), rows - 1) }),
        action(0, 'column', [more(2)], { pc: 0, guard: ne(read(2), values - 1) }),
      ],
    });
  expect(exploreCollapsed(system(200))).toMatchObject({ states: 60_000, depth: 498 });
  expect(exploreCollapsed(system(columns))).toBeUndefined();
});

test('keys that differ in their upper halves only are told apart', () => {
  const most = 4000;
  // One counter after the other, each a component of its own: keys are long, and states few.
  const sequential = systemOf({
    variables: [0, 1, 2, 3].map((process) => ({ name: `P${process}.v`, values: most, initial: 0, process })),
    processes: [0, 1, 2, 3].map((lane) => ({ name: `P${lane}`, path: '', kind: 'hardware' as const, lane })),
    actions: [0, 1, 2, 3].map((me) => {
      const turn = me === 0 ? expressionOf(1) : eq(read(me - 1), most - 1);
      const next = { kind: 'binary', operator: 'add', left: read(me), right: expressionOf(1) } as const;
      return action(me, '', [assign(me, next)], { guard: and(turn, ne(read(me), most - 1)) });
    }),
  });
  expect(explored(sequential)).toMatchObject({ states: 4 * (most - 1) + 1, depth: 4 * (most - 1) });
});

test('a long chain of layers is followed to its end', () => {
  const condition = { kind: 'not', operand: eq(read(0), 9_999) } as const;
  const system = {
    ...counters([10_000]),
    rules: [{ id: 'end', message: '' }],
    invariants: [{ rule: 0, condition }],
  };
  const { depth, broken } = explored(system);
  expect(depth).toBe(9_999);
  expect(broken).toEqual([{ rule: 0, count: 1, trace: Array<number>(9_999).fill(0) }]);
});

test('of the shortest traces one is taken in which processes switch seldom', () => {
  const system = systemOf({
    variables: variables([4, 4, 4]),
    processes: [0, 1, 2].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 3 })),
    actions: [0, 1, 2].flatMap((me) => [0, 1, 2].map((pc) => action(me, 'on', [assign(me, pc + 1)], { pc }))),
    rules: ['deadlock', 'end'].map((id) => ({ id, message: '' })),
    finals: [{ rule: 1, condition: expressionOf(0) }],
  });
  const processes = explored(system).broken[0]!.trace.map((each) => system.actions[each]!.process);
  expect(processes.filter((process, at) => at > 0 && process !== processes[at - 1])).toHaveLength(2);
});

test('an invariant that is a conjunction counts a state once, however many parts are broken', () => {
  const both = { kind: 'binary', operator: 'and', left: ne(read(0), 1), right: ne(read(1), 1) } as const;
  const system = {
    ...counters([2, 2]),
    rules: [{ id: 'none', message: '' }],
    invariants: [{ rule: 0, condition: both }],
  };
  expect(explored(system).broken).toMatchObject([{ rule: 0, count: 3 }]);
});

describe('limits', () => {
  const system = counters([10, 10, 10, 10]);

  test.each<[PackedLimits, Partial<PackedResult>]>([
    [{ states: 10_000 }, { outcome: { kind: 'complete' }, states: 10_000 }],
    [{ states: 9_999 }, { outcome: { kind: 'bounded', limit: 'states' }, states: 9_999 }],
    [{ states: 1 }, { outcome: { kind: 'bounded', limit: 'states' }, states: 1, depth: 0 }],
    [{ depth: 3 }, { outcome: { kind: 'bounded', limit: 'depth' }, states: 35, transitions: 60, depth: 3 }],
    [{ depth: 0 }, { outcome: { kind: 'bounded', limit: 'depth' }, states: 1, transitions: 0 }],
  ])('%j', (limits, expected) => {
    expect(explored(system, limits)).toMatchObject(expected);
  });
});
