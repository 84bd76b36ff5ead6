import type { ToyCase } from './toy-case.ts';
import { add, jumpIf, jumpUnless, load, lock, r, set, store, trylock, unlock } from './toy-program.ts'; // prettier-ignore

const x = 0;
const y = 1;
const a = 2;
const b = 3;

/** x = x + 1 with a load and a store, under lock a. */
const counted = [lock(a), load(0, x), set(0, r(0), 1), store(x, r(0)), unlock(a)];

/** Locks: variables 2 and 3. */
export const lockCases: readonly ToyCase[] = [
  {
    name: 'two CPUs count under a lock',
    program: {
      variables: 4,
      finally: { variable: x, value: 2 },
      agents: [[...counted], [...counted]],
    },
    observed: ['x0', '0:r0'],
    executions: 2,
    states: 17,
    outcomes: ['2 1', '2 2'],
  },
  {
    name: 'three CPUs count under a lock',
    program: {
      variables: 4,
      finally: { variable: x, value: 3 },
      agents: [[...counted], [...counted], [...counted]],
    },
    observed: ['x0', '0:r0', '1:r0'],
    executions: 6,
    states: 61,
    outcomes: ['3 1 2', '3 1 3', '3 2 1', '3 2 3', '3 3 1', '3 3 2'],
  },
  {
    name: 'one of two CPUs forgets the lock',
    program: {
      variables: 4,
      finally: { variable: x, value: 2 },
      agents: [[...counted], [load(0, x), set(0, r(0), 1), store(x, r(0))]],
    },
    observed: ['x0'],
    executions: 4,
    states: 22,
    outcomes: ['1', '2'],
    violations: ['final: x0'],
  },
  {
    name: 'locks of one CPU each',
    program: {
      variables: 4,
      agents: [
        [lock(a), store(x, 1), unlock(a)],
        [lock(b), store(y, 1), unlock(b)],
      ],
    },
    observed: ['x0', 'x1'],
    executions: 1,
    states: 9,
    outcomes: ['1 1'],
  },
  {
    name: 'two locks in one order',
    program: {
      variables: 4,
      agents: [
        [lock(a), lock(b), unlock(b), unlock(a)],
        [lock(a), lock(b), unlock(b), unlock(a)],
      ],
    },
    observed: ['x2', 'x3'],
    executions: 2,
    states: 16,
    outcomes: ['0 0'],
  },
  {
    name: 'two locks in two orders',
    program: {
      variables: 4,
      agents: [
        [lock(a), lock(b), unlock(b), unlock(a)],
        [lock(b), lock(a), unlock(a), unlock(b)],
      ],
    },
    observed: ['x2', 'x3'],
    executions: 3,
    states: 19,
    outcomes: ['0 0', '1 2'],
    violations: ['deadlock: CPUs 0, 1 wait for ever for a lock'],
  },
  {
    name: 'a lock is taken twice',
    program: {
      variables: 4,
      agents: [[lock(a), lock(a)]],
    },
    observed: ['x2'],
    executions: 1,
    states: 2,
    outcomes: ['1'],
    violations: ['deadlock: CPU 0 waits for ever for a lock'],
  },
  {
    name: 'a lock is never released',
    program: {
      variables: 4,
      agents: [[lock(a)], [lock(a), store(x, 1)]],
    },
    observed: ['x0', 'x2'],
    executions: 2,
    states: 3,
    outcomes: ['0 1', '1 2'],
    violations: ['deadlock: CPU 0 waits for ever for a lock', 'deadlock: CPU 1 waits for ever for a lock'],
  },
  {
    name: 'a free lock is released',
    program: {
      variables: 4,
      agents: [[store(x, 1), unlock(a)], [load(0, x)]],
    },
    observed: ['x0'],
    executions: 2,
    redundant: 1,
    states: 5,
    outcomes: [],
    violations: ['lock: a lock is released that nobody holds in cpu0() at toy.c:2'],
  },
  {
    name: "another CPU's lock is released",
    program: {
      variables: 4,
      agents: [[lock(a), load(0, x), unlock(a)], [load(0, x), jumpIf(0, 0, 3), unlock(a)], [store(x, 1)]],
    },
    observed: ['x2'],
    executions: 7,
    redundant: 2,
    states: 26,
    outcomes: ['0'],
    violations: [
      'lock: a lock is released that CPU0 holds in cpu1() at toy.c:3',
      'lock: a lock is released that nobody holds in cpu1() at toy.c:3',
    ],
  },
  {
    name: 'a lock is tried',
    program: {
      variables: 4,
      agents: [
        [trylock(0, a), jumpIf(0, 0, 4), store(x, 1), unlock(a)],
        [trylock(0, a), jumpIf(0, 0, 4), store(x, 2), unlock(a)],
      ],
    },
    observed: ['x0', '0:r0', '1:r0'],
    executions: 4,
    states: 19,
    outcomes: ['1 1 0', '1 1 1', '2 0 1', '2 1 1'],
  },
  {
    name: 'a lock is tried while it is held',
    program: {
      variables: 4,
      agents: [
        [lock(a), store(x, 1), unlock(a)],
        [trylock(0, a), jumpIf(0, 0, 4), load(1, x), unlock(a)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 3,
    states: 16,
    outcomes: ['0 0', '1 0', '1 1'],
  },
  {
    name: 'a word is looked at again under the lock',
    program: {
      variables: 4,
      agents: [
        [
          load(0, x),
          jumpUnless(0, 0, 8),
          lock(a),
          load(0, x),
          jumpUnless(0, 0, 7),
          store(x, 1),
          add(y, 1),
          unlock(a),
        ],
        [
          load(0, x),
          jumpUnless(0, 0, 8),
          lock(a),
          load(0, x),
          jumpUnless(0, 0, 7),
          store(x, 1),
          add(y, 1),
          unlock(a),
        ],
      ],
    },
    observed: ['x0', 'x1', '0:r0', '1:r0'],
    executions: 4,
    states: 34,
    outcomes: ['1 1 0 1', '1 1 1 0'],
  },
  {
    name: 'a word is not looked at again under the lock',
    program: {
      variables: 4,
      finally: { variable: y, value: 1 },
      agents: [
        [load(0, x), jumpUnless(0, 0, 6), lock(a), store(x, 1), add(y, 1), unlock(a)],
        [load(0, x), jumpUnless(0, 0, 6), lock(a), store(x, 1), add(y, 1), unlock(a)],
      ],
    },
    observed: ['x0', 'x1'],
    executions: 4,
    states: 33,
    outcomes: ['1 1', '1 2'],
    violations: ['final: x1'],
  },
];
