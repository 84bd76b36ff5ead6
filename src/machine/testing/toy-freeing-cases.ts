import type { ToyCase } from './toy-case.ts';
import { add, fetchAdd, free, jumpIf, jumpUnless, load, lock, store, unlock } from './toy-program.ts';

const x = 0;
const y = 1;

/** Memory that is freed: an access of it is a violation in every order in which it comes later. */
export const freeingCases: readonly ToyCase[] = [
  {
    name: 'the last one frees',
    program: {
      variables: 4,
      initial: [0, 2],
      agents: [
        [fetchAdd(0, y, -1), jumpUnless(0, 1, 3), free(x)],
        [load(1, x), fetchAdd(0, y, -1), jumpUnless(0, 1, 4), free(x)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 2,
    states: 9,
    outcomes: ['1 2', '2 1'],
  },
  {
    name: 'the last two free',
    program: {
      variables: 4,
      initial: [0, 1],
      agents: [
        [load(0, y), add(y, -1), jumpUnless(0, 1, 4), free(x)],
        [load(0, y), add(y, -1), jumpUnless(0, 1, 4), free(x)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 4,
    states: 23,
    outcomes: ['0 1', '1 0'],
    violations: [
      'freed: write of freed memory in variables+0 in cpu0() at toy.c:4',
      'freed: write of freed memory in variables+0 in cpu1() at toy.c:4',
    ],
  },
  {
    name: 'a load and the free of what it reads',
    program: {
      variables: 4,
      agents: [[load(0, x)], [free(x)]],
    },
    observed: ['0:r0'],
    executions: 2,
    states: 4,
    outcomes: ['0'],
    violations: ['freed: read of freed memory in variables+0 in cpu0() at toy.c:1'],
  },
  {
    name: 'a load after an access of something else, and the free of what it reads',
    program: {
      variables: 4,
      agents: [
        [load(0, y), load(1, x)],
        [store(y, 1), free(x)],
      ],
    },
    observed: ['0:r0'],
    executions: 4,
    states: 13,
    outcomes: ['0', '1'],
    violations: ['freed: read of freed memory in variables+0 in cpu0() at toy.c:2'],
  },
  {
    name: 'a lock in memory that is freed',
    program: {
      variables: 4,
      agents: [[lock(x), unlock(x)], [load(0, y), free(x)], [store(y, 1)]],
    },
    observed: ['1:r0'],
    executions: 6,
    redundant: 2,
    states: 24,
    outcomes: ['0', '1'],
    violations: [
      'freed: lock operation of freed memory in variables+0 in cpu0() at toy.c:1',
      'freed: lock operation of freed memory in variables+0 in cpu0() at toy.c:2',
    ],
  },
  {
    name: 'one CPU uses what it has freed itself',
    program: {
      variables: 4,
      agents: [[load(0, y), jumpIf(0, 0, 4), free(x), load(1, x)], [store(y, 1)]],
    },
    observed: ['0:r0'],
    executions: 2,
    states: 4,
    outcomes: ['0'],
    violations: ['freed: read of freed memory in variables+0 in cpu0() at toy.c:4'],
  },
];
