import { expect, test } from 'vitest';
import { choose, eq, ne } from '../expression.ts';
import type { Action, Statement, TransitionSystem } from '../form.ts';
import { action, assign, read, systemOf, variables } from '../testing/small-systems.ts';
import type { ValueMap } from './permutation.ts';
import type { Candidate } from './verify.ts';
import { verify } from './verify.ts';

/** One process with a note (variable 1) of one of two places that is a placeholder at counter 0 (of variable 0). */
function noting(
  actions: readonly Action[],
  more: Partial<TransitionSystem> = {},
): readonly [TransitionSystem, Candidate] {
  const system = systemOf({
    variables: variables([3, 2, 9, 9]).map((variable, at) =>
      at < 2 ? { ...variable, process: 0 } : variable,
    ),
    processes: [
      { name: 'P', path: '', kind: 'hardware', lane: 0, pc: 0 },
      { name: 'other', path: '', kind: 'hardware', lane: 0 },
    ],
    actions: [0, 1]
      .map((at) => action(0, 'choose', [assign(1, at), assign(0, 1)], { pc: 0 }))
      .concat(actions),
    ...more,
  });
  const values: (ValueMap | undefined)[] = [
    undefined,
    { renaming: { kind: 'values', to: [1, 0] }, unnamedAt: [0] },
    undefined,
    undefined,
  ];
  return [system, { variables: [0, 1, 3, 2], values, processes: [0, 1] }];
}

const forget = (body: (place: number) => readonly Statement[]): readonly Action[] =>
  [0, 1].map((at) => action(0, 'use', body(at), { pc: 1, guard: eq(read(1), at) }));
const done = [assign(1, 0), assign(0, 0)];

test.each<[string, readonly [TransitionSystem, Candidate], 'symmetry' | 'refused']>([
  ['is set to 0 where it is dead', noting(forget((at) => [assign(2 + at, 1), ...done])), 'symmetry'],
  [
    'stays what it was where it is dead',
    noting(forget((at) => [assign(2 + at, 1), assign(0, 0)])),
    'refused',
  ],
  [
    'is read before it is set',
    noting(
      forget(() => [
        assign(2, choose(eq(read(1), 0), 1, read(2))),
        assign(3, choose(eq(read(1), 1), 1, read(3))),
        ...done,
      ]),
    ),
    'symmetry',
  ],
  [
    'is read after it is set',
    noting(
      forget(() => [
        ...done,
        assign(2, choose(eq(read(1), 0), 1, read(2))),
        assign(3, choose(eq(read(1), 1), 1, read(3))),
      ]),
    ),
    'refused',
  ],
  [
    'is dead or not',
    noting(
      forget((at) => [
        assign(1, 0),
        { kind: 'if', condition: eq(read(2), read(3)), then: [assign(0, 0)], otherwise: [assign(2 + at, 1)] },
      ]),
    ),
    'refused',
  ],
  [
    'may stay what it was where it is dead',
    noting(
      forget((at) => [
        assign(2 + at, 1),
        { kind: 'if', condition: eq(read(2), read(3)), then: [assign(0, 0)], otherwise: [] },
      ]),
    ),
    'refused',
  ],
  [
    'is chosen anew',
    noting(forget((at) => [assign(2 + at, 1), assign(1, 1 - at), assign(0, 2)])),
    'symmetry',
  ],
  [
    'is 0 where it is no placeholder',
    noting(forget((at) => [assign(2 + at, 1), assign(1, 0), assign(0, 2)])),
    'refused',
  ],
  [
    'is set in one branch',
    noting(
      forget((at) => [
        { kind: 'if', condition: eq(read(2), read(3)), then: [assign(1, 0)], otherwise: [assign(1, at)] },
        assign(0, 0),
      ]),
    ),
    'refused',
  ],
  [
    'is what another process reads',
    noting([
      ...forget((at) => [assign(2 + at, 1), ...done]),
      action(1, 'looks', [], { guard: eq(read(1), 0) }),
    ]),
    'refused',
  ],
  ['is used at any counter', noting([action(0, 'anywhere', [...done])]), 'refused'],
  [
    'is what an invariant reads',
    noting(
      forget((at) => [assign(2 + at, 1), ...done]),
      { invariants: [{ rule: 0, condition: ne(read(1), 2) }] },
    ),
    'refused',
  ],
])('a note that %s', (_, system, kind) => {
  expect(verify(...system)).toMatchObject({ kind });
});
