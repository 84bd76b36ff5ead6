import type { ToyCase } from './toy-case.ts';
import { assert, follow, jumpIf, load, r, store } from './toy-program.ts'; // prettier-ignore

const x = 0;
const y = 1;

/** Loads and stores of whole words. */
export const litmusCases: readonly ToyCase[] = [
  {
    name: 'store buffering',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), load(0, y)],
        [store(y, 1), load(0, x)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 3,
    states: 13,
    outcomes: ['0 1', '1 0', '1 1'],
  },
  {
    name: 'message passing',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(y, 1)],
        [load(0, y), load(1, x)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 3,
    states: 13,
    outcomes: ['0 0', '0 1', '1 1'],
  },
  {
    name: 'load buffering',
    program: {
      variables: 4,
      agents: [
        [load(0, x), store(y, 1)],
        [load(0, y), store(x, 1)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 3,
    states: 13,
    outcomes: ['0 0', '0 1', '1 0'],
  },
  {
    name: 'independent reads of independent writes',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [store(y, 1)], [load(0, x), load(1, y)], [load(0, y), load(1, x)]],
    },
    observed: ['2:r0', '2:r1', '3:r0', '3:r1'],
    executions: 15,
    states: 97,
    outcomes: [
      '0 0 0 0',
      '0 0 0 1',
      '0 0 1 0',
      '0 0 1 1',
      '0 1 0 0',
      '0 1 0 1',
      '0 1 1 0',
      '0 1 1 1',
      '1 0 0 0',
      '1 0 0 1',
      '1 0 1 1',
      '1 1 0 0',
      '1 1 0 1',
      '1 1 1 0',
      '1 1 1 1',
    ],
  },
  {
    name: 'write to read causality',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [load(0, x), store(y, r(0))], [load(0, y), load(1, x)]],
    },
    observed: ['1:r0', '2:r0', '2:r1'],
    executions: 7,
    states: 31,
    outcomes: ['0 0 0', '0 0 1', '1 0 0', '1 0 1', '1 1 1'],
  },
  {
    name: 'two writes and two writes',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(y, 2)],
        [store(y, 1), store(x, 2)],
      ],
    },
    observed: ['x0', 'x1'],
    executions: 3,
    states: 13,
    outcomes: ['1 2', '2 1', '2 2'],
  },
  {
    name: 'coherence of two reads',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(x, 2)],
        [load(0, x), load(1, x)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 6,
    states: 19,
    outcomes: ['0 0', '0 1', '0 2', '1 1', '1 2', '2 2'],
  },
  {
    name: 'write, then write after a read',
    program: {
      variables: 4,
      agents: [
        [store(x, 2), store(y, 1)],
        [load(0, y), store(x, 1)],
      ],
    },
    observed: ['x0', '1:r0'],
    executions: 3,
    states: 13,
    outcomes: ['1 0', '1 1', '2 0'],
  },
  {
    name: 'write, then read after a write',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(y, 1)],
        [store(y, 2), load(0, x)],
      ],
    },
    observed: ['x1', '1:r0'],
    executions: 3,
    states: 13,
    outcomes: ['1 0', '1 1', '2 1'],
  },
  {
    name: 'words of one CPU each are no actions',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), load(0, x)],
        [store(y, 1), load(0, y)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 1,
    states: 1,
    outcomes: ['1 1'],
  },
  {
    name: 'a word that everybody only reads is no action',
    program: {
      variables: 4,
      initial: [7],
      agents: [[load(0, x)], [load(0, x)], [load(0, x)]],
    },
    observed: ['0:r0', '1:r0', '2:r0'],
    executions: 1,
    states: 1,
    outcomes: ['7 7 7'],
  },
  {
    name: 'one writer and three readers',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [load(0, x)], [load(0, x)], [load(0, x)]],
    },
    observed: ['1:r0', '2:r0', '3:r0'],
    executions: 8,
    states: 35,
    outcomes: ['0 0 0', '0 0 1', '0 1 0', '0 1 1', '1 0 0', '1 0 1', '1 1 0', '1 1 1'],
  },
  {
    name: 'a CPU that has nothing to do',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [], [load(0, x)]],
    },
    observed: ['2:r0'],
    executions: 2,
    states: 5,
    outcomes: ['0', '1'],
  },
  {
    name: 'a private access between two visible ones',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(2, 5), store(x, 2)],
        [load(0, x), store(3, 6), load(1, x)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 6,
    states: 19,
    outcomes: ['0 0', '0 1', '0 2', '1 1', '1 2', '2 2'],
  },
  {
    name: 'what is read decides what is written',
    program: {
      variables: 4,
      agents: [[load(0, x), jumpIf(0, 0, 3), store(y, 1)], [store(x, 1)], [load(0, y)]],
    },
    observed: ['0:r0', '2:r0'],
    executions: 3,
    states: 13,
    outcomes: ['0 0', '1 0', '1 1'],
  },
  {
    name: 'a pointer is published after what it points to',
    program: {
      variables: 4,
      initial: [-1],
      agents: [
        [store(2, 9), store(x, 2)],
        [load(0, x), jumpIf(0, -1, 4), follow(1, 0), assert(1, 9)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 2,
    states: 8,
    outcomes: ['-1 0', '2 9'],
  },
  {
    name: 'a pointer is published too early',
    program: {
      variables: 4,
      initial: [-1],
      agents: [
        [store(x, 2), store(2, 9)],
        [load(0, x), jumpIf(0, -1, 4), follow(1, 0), assert(1, 9)],
      ],
    },
    observed: ['1:r0', '1:r1'],
    executions: 3,
    states: 11,
    outcomes: ['-1 0', '2 0', '2 9'],
    violations: ['assert: 1/0 in cpu1() at toy.c:4'],
  },
];
