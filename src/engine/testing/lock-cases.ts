import type { ToyCase } from './toy-case.ts';
import {
  assert,
  bugUnless,
  fetchAdd,
  fill,
  jumpIf,
  jumpUnless,
  load,
  lock,
  r,
  set,
  store,
  trylock,
  unlock,
} from './toy-program.ts';

const x = 0;
const y = 1;
const a = 2;
const b = 3;

/** x = x + 1 with a read and a write, under lock a. */
const counted = [lock(a), load(0, x), set(0, r(0), 1), store(x, r(0)), unlock(a)];

/** Programs with locks; variables 2 and 3 are the locks. */
export const lockCases: readonly ToyCase[] = [
  {
    name: 'counter under a lock, two agents',
    program: { variables: 4, agents: [counted, counted], finally: { variable: x, value: 2 } },
    traces: 2,
    states: 17,
    outcomes: 2,
  },
  {
    name: 'counter under a lock, three agents',
    program: { variables: 4, agents: [counted, counted, counted], finally: { variable: x, value: 3 } },
    traces: 6,
    states: 61,
    outcomes: 6,
  },
  {
    name: 'different locks',
    program: {
      variables: 4,
      agents: [
        [lock(a), store(x, 1), unlock(a)],
        [lock(b), store(y, 1), unlock(b)],
      ],
    },
    traces: 1,
    states: 16,
    outcomes: 1,
  },
  {
    name: 'counter under the wrong lock',
    program: {
      variables: 4,
      agents: [counted, [lock(b), load(0, x), set(0, r(0), 1), store(x, r(0)), unlock(b)]],
      finally: { variable: x, value: 2 },
    },
    traces: 4,
    states: 37,
    outcomes: 3,
    violations: ['final final'],
  },
  {
    name: 'lock twice each',
    program: {
      variables: 4,
      agents: [
        [lock(a), unlock(a), lock(a), unlock(a)],
        [lock(a), unlock(a), lock(a), unlock(a)],
      ],
    },
    traces: 6,
    states: 21,
    outcomes: 1,
  },
  {
    name: 'AB-BA',
    program: {
      variables: 4,
      agents: [
        [lock(a), lock(b), unlock(b), unlock(a)],
        [lock(b), lock(a), unlock(a), unlock(b)],
      ],
    },
    traces: 3,
    states: 19,
    outcomes: 2,
    violations: ['deadlock deadlock/0,1'],
  },
  {
    name: 'AB-BA under a third lock',
    program: {
      variables: 5,
      agents: [
        [lock(4), lock(a), lock(b), unlock(b), unlock(a), unlock(4)],
        [lock(4), lock(b), lock(a), unlock(a), unlock(b), unlock(4)],
      ],
    },
    traces: 2,
    states: 24,
    outcomes: 1,
  },
  {
    name: 'three philosophers',
    program: {
      variables: 3,
      agents: [
        [lock(0), lock(1), unlock(1), unlock(0)],
        [lock(1), lock(2), unlock(2), unlock(1)],
        [lock(2), lock(0), unlock(0), unlock(2)],
      ],
    },
    traces: 7,
    states: 87,
    outcomes: 2,
    violations: ['deadlock deadlock/0,1,2'],
  },
  {
    name: 'lock never released',
    program: {
      variables: 4,
      agents: [[lock(a), store(x, 1)], [load(0, x), lock(a), store(x, 2), unlock(a)], [load(0, x)]],
    },
    traces: 7,
    states: 32,
    outcomes: 5,
    violations: ['deadlock deadlock/1'],
  },
  {
    name: 'two locks never released',
    // The race for the second lock shows only in executions that end with agents waiting.
    program: {
      variables: 4,
      agents: [[fill(x, 2, 0), lock(a)], [lock(b), fill(x, 2, 0)], [load(0, x)], [lock(a), lock(b)]],
    },
    traces: 14,
    states: 34,
    outcomes: 3,
    violations: ['deadlock deadlock/0,1', 'deadlock deadlock/0,3', 'deadlock deadlock/3'],
  },
  {
    name: 'trylock, two agents',
    program: {
      variables: 4,
      agents: [
        [trylock(0, a), jumpUnless(0, 1, 4), store(x, 1), unlock(a)],
        [trylock(0, a), jumpUnless(0, 1, 4), store(x, 2), unlock(a)],
      ],
    },
    traces: 4,
    states: 19,
    outcomes: 4,
  },
  {
    name: 'trylock against lock',
    program: {
      variables: 4,
      agents: [
        [trylock(0, a), jumpUnless(0, 1, 4), store(x, 1), unlock(a)],
        [lock(a), store(x, 2), unlock(a)],
      ],
    },
    traces: 3,
    states: 16,
    outcomes: 3,
  },
  {
    name: 'trylock against two locks',
    program: {
      variables: 4,
      agents: [
        [trylock(0, a), jumpUnless(0, 1, 4), store(x, 1), unlock(a)],
        [lock(a), store(x, 2), unlock(a)],
        [store(y, 1), lock(a), load(0, x), unlock(a)],
      ],
    },
    traces: 10,
    states: 74,
    outcomes: 8,
  },
  {
    name: 'lock taken by trylock and kept',
    program: { variables: 4, agents: [[trylock(0, a)], [lock(a), store(x, 1), unlock(a)], [load(0, x)]] },
    traces: 5,
    states: 23,
    outcomes: 5,
    violations: ['deadlock deadlock/1'],
  },
  {
    name: 'is the lock held?',
    program: {
      variables: 4,
      agents: [[lock(a), store(x, 1), unlock(a)], [lock(a), unlock(a)], [load(0, a)]],
    },
    traces: 10,
    states: 33,
    outcomes: 3,
  },
  {
    name: 'lock released by a plain write',
    program: {
      variables: 4,
      agents: [
        [lock(a), store(x, 1), store(a, 0)],
        [lock(a), load(0, x), unlock(a)],
      ],
    },
    traces: 2,
    states: 13,
    outcomes: 2,
  },
  {
    name: 'lock initialised late',
    program: {
      variables: 4,
      initial: [0, 0, 9],
      agents: [
        [store(x, 1), store(a, 0)],
        [lock(a), load(0, x), unlock(a)],
      ],
    },
    traces: 1,
    states: 6,
    outcomes: 1,
  },
  {
    name: 'BUG while the lock is held',
    program: {
      variables: 4,
      agents: [
        [lock(a), load(0, y), bugUnless(0, 1)],
        [lock(a), load(0, x), assert(0, 1), unlock(a)],
        [store(y, 1)],
      ],
    },
    traces: 2,
    states: 14,
    outcomes: 1,
    violations: ['BUG 0/0', 'assert 1/0', 'deadlock deadlock/1'],
  },
  {
    name: 'unlock without lock',
    program: { variables: 4, agents: [[unlock(a)], [lock(a), store(x, 1), unlock(a)]] },
    traces: 0,
    states: 4,
    outcomes: 0,
    violations: ['lock 0/0'],
  },
  {
    name: 'double-checked initialisation',
    program: {
      variables: 4,
      agents: [
        [
          load(0, x),
          jumpIf(0, 1, 7),
          lock(a),
          load(0, x),
          jumpIf(0, 1, 6),
          store(x, 1),
          unlock(a),
          load(1, x),
          assert(1, 1),
        ],
        [
          load(0, x),
          jumpIf(0, 1, 7),
          lock(a),
          load(0, x),
          jumpIf(0, 1, 6),
          store(x, 1),
          unlock(a),
          load(1, x),
          assert(1, 1),
        ],
      ],
    },
    traces: 4,
    states: 44,
    outcomes: 2,
  },
  {
    name: 'statistics beside a lock',
    program: {
      variables: 4,
      agents: [
        [lock(a), load(0, x), unlock(a), fetchAdd(1, y, 1)],
        [lock(a), store(x, 1), unlock(a), fetchAdd(1, y, 1)],
      ],
    },
    traces: 4,
    states: 27,
    outcomes: 4,
  },
];
