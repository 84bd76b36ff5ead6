import type { ToyCase } from './toy-case.ts';
import { add, assert, cas, exchange, fetchAdd, fill, jumpIf, jumpUnless, load, loadByte, r, set, store, storeByte, sum } from './toy-program.ts'; // prettier-ignore

const x = 0;
const y = 1;

/** Atomic updates, and accesses of parts of words and of two at once. */
export const atomicCases: readonly ToyCase[] = [
  {
    name: 'additions commute',
    program: {
      variables: 4,
      agents: [[add(x, 1)], [add(x, 2)], [add(x, 4)]],
    },
    observed: ['x0'],
    executions: 1,
    states: 8,
    outcomes: ['7'],
  },
  {
    name: 'additions and a reader',
    program: {
      variables: 4,
      agents: [[add(x, 1)], [add(x, 2)], [load(0, x)]],
    },
    observed: ['x0', '2:r0'],
    executions: 4,
    states: 13,
    outcomes: ['3 0', '3 1', '3 2', '3 3'],
  },
  {
    name: 'additions that look at the old value do not commute',
    program: {
      variables: 4,
      agents: [[fetchAdd(0, x, 1)], [fetchAdd(0, x, 2)]],
    },
    observed: ['x0', '0:r0', '1:r0'],
    executions: 2,
    states: 5,
    outcomes: ['3 0 1', '3 2 0'],
  },
  {
    name: 'an update is lost between a load and a store',
    program: {
      variables: 4,
      finally: { variable: x, value: 2 },
      agents: [
        [load(0, x), set(0, r(0), 1), store(x, r(0))],
        [load(0, x), set(0, r(0), 1), store(x, r(0))],
      ],
    },
    observed: ['x0'],
    executions: 4,
    states: 13,
    outcomes: ['1', '2'],
    violations: ['final: x0'],
  },
  {
    name: 'an atomic update is not lost',
    program: {
      variables: 4,
      finally: { variable: x, value: 2 },
      agents: [[add(x, 1)], [load(1, y), add(x, 1)], [store(y, 1)]],
    },
    observed: ['x0'],
    executions: 2,
    states: 16,
    outcomes: ['2'],
  },
  {
    name: 'one of two exchanges succeeds',
    program: {
      variables: 4,
      agents: [[cas(0, x, 0, 1)], [cas(0, x, 0, 2)]],
    },
    observed: ['x0', '0:r0', '1:r0'],
    executions: 2,
    states: 5,
    outcomes: ['1 1 0', '2 0 1'],
  },
  {
    name: 'an exchange is tried again',
    program: {
      variables: 4,
      agents: [[cas(0, x, 0, 1), jumpIf(0, 1, 3), cas(0, x, 2, 3)], [cas(0, x, 0, 2)]],
    },
    observed: ['x0', '0:r0', '1:r0'],
    executions: 2,
    states: 6,
    outcomes: ['1 1 0', '3 1 1'],
  },
  {
    name: 'an exchange takes a word away from everybody else',
    program: {
      variables: 4,
      initial: [5],
      agents: [[exchange(0, x, 0)], [exchange(0, x, 0)], [exchange(0, x, 0)]],
    },
    observed: ['0:r0', '1:r0', '2:r0'],
    executions: 6,
    states: 13,
    outcomes: ['0 0 5', '0 5 0', '5 0 0'],
  },
  {
    name: 'a value that comes back fools an exchange',
    program: {
      variables: 4,
      initial: [1],
      agents: [
        [load(0, x), cas(1, x, 1, 2)],
        [exchange(0, x, 3), store(x, 1)],
      ],
    },
    observed: ['x0', '0:r1'],
    executions: 6,
    states: 17,
    outcomes: ['1 0', '1 1', '2 1'],
  },
  {
    name: 'an entry is changed through zero',
    program: {
      variables: 4,
      initial: [1],
      agents: [
        [store(x, 0), store(x, 2)],
        [load(0, x), jumpIf(0, 1, 4), jumpIf(0, 2, 4), assert(0, 1)],
      ],
    },
    observed: ['1:r0'],
    executions: 3,
    states: 9,
    outcomes: ['0', '1', '2'],
    violations: ['assert: 1/0 in cpu1() at toy.c:4'],
  },
  {
    name: 'an entry is changed by an exchange',
    program: {
      variables: 4,
      initial: [1],
      agents: [[exchange(0, x, 2)], [load(0, x), jumpIf(0, 1, 4), jumpIf(0, 2, 4), assert(0, 1)]],
    },
    observed: ['1:r0'],
    executions: 2,
    states: 5,
    outcomes: ['1', '2'],
  },
  {
    name: 'bytes of one word',
    program: {
      variables: 4,
      agents: [[storeByte(x, 0, 1)], [storeByte(x, 3, 2)]],
    },
    observed: ['x0'],
    executions: 2,
    states: 4,
    outcomes: ['33554433'],
  },
  {
    name: 'a byte and the word around it',
    program: {
      variables: 4,
      agents: [[storeByte(x, 1, 1)], [load(0, x), loadByte(1, x, 1)]],
    },
    observed: ['1:r0', '1:r1'],
    executions: 3,
    states: 9,
    outcomes: ['0 0', '0 1', '256 1'],
  },
  {
    name: '64 bits in one store',
    program: {
      variables: 4,
      agents: [[fill(x, 2, 1)], [sum(0, x, 2)]],
    },
    observed: ['1:r0'],
    executions: 2,
    states: 5,
    outcomes: ['0', '2'],
  },
  {
    name: '64 bits in two stores',
    program: {
      variables: 4,
      agents: [[store(x, 1), store(y, 1)], [sum(0, x, 2)]],
    },
    observed: ['1:r0'],
    executions: 3,
    states: 9,
    outcomes: ['0', '1', '2'],
  },
  {
    name: '64 bits in two loads',
    program: {
      variables: 4,
      agents: [[fill(x, 2, 1)], [load(0, x), load(1, y)]],
    },
    observed: ['1:r0', '1:r1'],
    executions: 3,
    states: 9,
    outcomes: ['0 0', '0 1', '1 1'],
  },
  {
    name: '64 bits and one half of them',
    program: {
      variables: 4,
      agents: [[fill(x, 2, 1)], [fetchAdd(0, y, 4)], [sum(0, x, 2)]],
    },
    observed: ['x0', 'x1', '1:r0', '2:r0'],
    executions: 6,
    states: 16,
    outcomes: ['1 1 0 0', '1 1 0 2', '1 1 0 4', '1 5 1 0', '1 5 1 2', '1 5 1 6'],
  },
  {
    name: 'a reader counts versions',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(2, 5), store(3, 5), store(x, 2)],
        [
          load(0, x),
          jumpUnless(0, 0, 8),
          load(1, 2),
          load(2, 3),
          load(3, x),
          jumpUnless(3, 0, 8),
          assert(1, 0),
          assert(2, 0),
        ],
      ],
    },
    observed: ['1:r0', '1:r1', '1:r2', '1:r3'],
    executions: 11,
    states: 55,
    outcomes: [
      '0 0 0 0',
      '0 0 0 1',
      '0 0 0 2',
      '0 0 5 1',
      '0 0 5 2',
      '0 5 0 1',
      '0 5 0 2',
      '0 5 5 1',
      '0 5 5 2',
      '1 0 0 0',
      '2 0 0 0',
    ],
  },
];
