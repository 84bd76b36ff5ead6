import { expect, test } from 'vitest';
import { all, eq, expressionOf, lt, ne, or } from '../expression.ts';
import type { Action, Expression, Statement, TransitionSystem } from '../form.ts';
import { action, assign, read, systemOf, variables } from '../testing/small-systems.ts';
import type { ValueMap } from './permutation.ts';
import type { Candidate } from './verify.ts';
import { verify } from './verify.ts';

/** What a case is made of: variables from number 2 on (0 and 1 are program counters), and what process `me` does. */
interface Case {
  /** Ranges of the further variables. */
  readonly ranges?: readonly number[];
  readonly body?: (me: number) => readonly Statement[];
  readonly guard?: (me: number) => Expression;
  /** Instead of one action with that guard and body at counter 0. */
  readonly actions?: (me: number) => readonly Action[];
  readonly more?: Partial<TransitionSystem>;
  /** Exchanged further variables. */
  readonly swaps?: readonly (readonly [number, number])[];
  readonly values?: Readonly<Record<number, ValueMap>>;
}

function systemAndCandidate(parts: Case): readonly [TransitionSystem, Candidate] {
  const { ranges = [], body, guard, actions, more = {}, swaps = [], values = {} } = parts;
  const own = (me: number): readonly Action[] => {
    if (actions !== undefined) return actions(me);
    const when = guard === undefined ? {} : { guard: guard(me) };
    return [action(me, 'acts', body?.(me) ?? [], { pc: 0, ...when })];
  };
  const system = systemOf({
    variables: variables([3, 3, ...ranges]),
    processes: [0, 1].map((at) => ({ name: `P${at}`, path: '', kind: 'cpu', lane: at, pc: at, end: 2 })),
    actions: [...own(0), ...own(1)],
    rules: [
      { id: 'deadlock', message: '' },
      { id: 'R1', message: 'of P0' },
      { id: 'R1', message: 'of P1' },
      { id: 'R2', message: '' },
    ],
    ...more,
  });
  const image = new Map([[0, 1], [1, 0], ...swaps.flatMap(([a, b]) => [[a, b], [b, a]])] as [number, number][]); // prettier-ignore
  const candidate: Candidate = {
    variables: [...system.variables.keys()].map((variable) => image.get(variable) ?? variable),
    values: [...system.variables.keys()].map((variable) => values[variable]),
    processes: [1, 0],
  };
  return [system, candidate];
}

const exchanged = (...to: readonly number[]): ValueMap => ({
  renaming: { kind: 'values', to },
  unnamedAt: [],
});
const bits = (...to: readonly number[]): ValueMap => ({ renaming: { kind: 'bits', to }, unnamedAt: [] });
const element = (first: number, count: number, index: Expression): Expression => ({
  kind: 'element',
  first,
  count,
  index,
});
const check = (condition: Expression, rule: number): Statement => ({ kind: 'check', condition, rule });
const locals = variables([3, 3, 4, 4]).map((variable, at) =>
  at >= 2 ? { ...variable, process: at - 2 } : variable,
);

/** A case that is a symmetry, and one close to it that is not. */
const cases: Readonly<Record<string, readonly [Case, Case]>> = {
  'the variable that is assigned': [
    { ranges: [5, 5], body: (me) => [assign(2 + me, 1)], swaps: [[2, 3]] },
    { ranges: [5, 5], body: () => [assign(2, 1)], swaps: [[2, 3]] },
  ],
  'the constant that is assigned': [
    { ranges: [5], body: () => [assign(2, 1)] },
    { ranges: [5], body: (me) => [assign(2, me)] },
  ],
  'the rule of a check': [
    { ranges: [2], body: (me) => [check(read(2), 1 + me)] },
    { ranges: [2], body: (me) => [check(read(2), 2 + me)] },
  ],
  'the condition of a check': [
    { ranges: [3], body: (me) => [check(me === 0 ? ne(read(2), 1) : ne(1, read(2)), 1)] },
    { ranges: [3], body: (me) => [check(ne(read(2), me), 1)] },
  ],
  'a guard': [
    { ranges: [3], guard: (me) => (me === 0 ? eq(read(2), 0) : { kind: 'not', operand: read(2) }) },
    { ranges: [3], guard: (me) => eq(read(2), me) },
  ],
  'a condition of which only the truth matters': [
    { ranges: [3], guard: (me) => (me === 0 ? read(2) : ne(read(2), 0)) },
    { ranges: [3], guard: (me) => (me === 0 ? read(2) : eq(read(2), 1)) },
  ],
  'a name that is copied': [
    {
      ranges: [3, 3],
      body: () => [assign(2, read(3))],
      values: { 2: exchanged(0, 2, 1), 3: exchanged(0, 2, 1) },
    },
    { ranges: [3, 3], body: () => [assign(2, read(3))], values: { 3: exchanged(0, 2, 1) } },
  ],
  'a name that is compared': [
    {
      ranges: [90, 90],
      guard: () => eq(read(2), read(3)),
      values: { 2: exchanged(0, 2, 1), 3: exchanged(0, 2, 1) },
    },
    {
      ranges: [90, 90],
      guard: () => lt(read(2), read(3)),
      values: { 2: exchanged(0, 2, 1), 3: exchanged(0, 2, 1) },
    },
  ],
  'sets that are united, and names that are not': [
    {
      ranges: [128, 128, 128],
      body: () => [assign(2, or(read(3), read(4)))],
      values: { 2: bits(1, 0), 3: bits(1, 0), 4: bits(1, 0) },
    },
    {
      ranges: [128, 128, 128],
      body: () => [assign(2, or(read(3), read(4)))],
      values: { 2: exchanged(0, 2, 1), 3: exchanged(0, 2, 1), 4: exchanged(0, 2, 1) },
    },
  ],
  'places that an index chooses': [
    {
      ranges: [2, 90, 90],
      body: () => [assign(3, element(3, 2, read(2)))],
      guard: () => eq(element(3, 2, read(2)), 1),
    },
    {
      ranges: [2, 90, 90, 90],
      body: () => [assign(5, element(3, 2, read(2)))],
      values: { 2: exchanged(1, 0) },
    },
  ],
  'an index that is renamed with its places': [
    {
      ranges: [2, 90, 90, 90],
      body: () => [assign(5, element(3, 2, read(2)))],
      values: { 2: exchanged(1, 0) },
      swaps: [[3, 4]],
    },
    { ranges: [2, 90, 90, 90], body: () => [assign(5, element(3, 2, read(2)))], swaps: [[3, 4]] },
  ],
  'a place that an index chooses and that is assigned': [
    {
      ranges: [2, 90, 90],
      body: () => [{ kind: 'assign-element', first: 3, count: 2, index: read(2), value: expressionOf(7) }],
      values: { 2: exchanged(1, 0) },
      swaps: [[3, 4]],
    },
    {
      ranges: [2, 90, 90],
      body: () => [{ kind: 'assign-element', first: 3, count: 2, index: read(2), value: expressionOf(7) }],
      swaps: [[3, 4]],
    },
  ],
  'the order of statements': [
    {
      ranges: [3, 3, 3],
      body: (me) =>
        [
          [assign(2, 1), assign(3, 2)],
          [assign(3, 2), assign(2, 1)],
        ][me]!,
    },
    {
      ranges: [3, 3, 3],
      body: (me) =>
        [
          [assign(2, read(3)), assign(3, 2)],
          [assign(3, 2), assign(2, read(3))],
        ][me]!,
    },
  ],
  'the order of two assignments of one variable': [
    { ranges: [3], body: () => [assign(2, 1), assign(2, 2)] },
    { ranges: [3], body: (me) => [assign(2, 1 + me), assign(2, 2 - me)] },
  ],
  'a branch': [
    { ranges: [3], body: () => [{ kind: 'if', condition: read(2), then: [assign(2, 0)], otherwise: [] }] },
    {
      ranges: [3],
      body: (me) => [
        {
          kind: 'if',
          condition: read(2),
          then: me === 0 ? [assign(2, 0)] : [],
          otherwise: me === 0 ? [] : [assign(2, 0)],
        },
      ],
    },
  ],
  'a statement too many': [
    { ranges: [3], body: () => [assign(2, 0)] },
    { ranges: [3], body: (me) => (me === 0 ? [assign(2, 0)] : [assign(2, 0), assign(2, 1)]) },
  ],
  'the counter of an action': [
    { actions: (me) => [action(me, 'acts', [assign(me, 1)], { pc: 0 })] },
    { actions: (me) => [action(me, 'acts', [assign(me, 1)], { pc: me })] },
  ],
  'the end of a process': [
    {},
    {
      more: {
        processes: [0, 1].map((at) => ({ name: '', path: '', kind: 'cpu', lane: at, pc: at, end: 1 + at })),
      },
    },
  ],
  'what counts as progress': [
    {
      more: {
        processes: [0, 1].map((at) => ({ name: '', path: '', kind: 'hardware', lane: at, pc: at })),
        progress: [0, 1],
      },
    },
    {
      more: {
        processes: [0, 1].map((at) => ({ name: '', path: '', kind: 'hardware', lane: at, pc: at })),
        progress: [1],
      },
    },
  ],
  'the names of counters': [{}, { values: { 0: exchanged(0, 2, 1), 1: exchanged(0, 2, 1) } }],
  'what has to be reached': [
    { more: { sometimes: [{ name: 'both', condition: all(eq(read(0), 1), eq(read(1), 1)) }] } },
    { more: { sometimes: [{ name: 'one', condition: eq(read(0), 1) }] } },
  ],
  'what has to hold': [
    { more: { invariants: [0, 1].map((me) => ({ rule: 1 + me, condition: eq(read(me), 1) })) } },
    { more: { invariants: [0, 1].map((me) => ({ rule: 2 + me, condition: eq(read(me), 1) })) } },
  ],
  'what has to hold in the end': [
    { more: { finals: [0, 1].map((me) => ({ rule: 1, condition: eq(read(me), 1) })) } },
    { more: { finals: [0, 1].map((me) => ({ rule: 1, condition: eq(read(me), 1 + me) })) } },
  ],
  ranges: [
    { ranges: [4, 4], swaps: [[2, 3]] },
    { ranges: [4, 5], swaps: [[2, 3]] },
  ],
  'a renaming': [
    { ranges: [3], values: { 2: exchanged(2, 0, 1) } },
    { ranges: [2], values: { 2: exchanged(2, 0, 1) } },
  ],
  'whose local it is': [{ more: { variables: locals }, swaps: [[2, 3]] }, { more: { variables: locals } }],
};

test.each(
  Object.entries(cases).flatMap(([name, [good, bad]]) => [
    [name, good, 'symmetry'] as const,
    [name, bad, 'refused'] as const,
  ]),
)('%s: %o is %s', (_, parts, kind) => {
  expect(verify(...systemAndCandidate(parts))).toMatchObject({ kind });
});
