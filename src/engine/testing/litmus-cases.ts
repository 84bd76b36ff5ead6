import type { ToyCase } from './toy-case.ts';
import { assert, jumpIf, load, r, set, store } from './toy-program.ts';

const x = 0;
const y = 1;
const z = 2;

/** Litmus tests: loads and stores only. */
export const litmusCases: readonly ToyCase[] = [
  {
    name: 'one agent',
    program: { variables: 1, agents: [[store(x, 1), load(0, x)]] },
    traces: 1,
    states: 3,
    outcomes: 1,
  },
  {
    name: 'an agent without accesses',
    program: { variables: 1, agents: [[set(0, 1)], [store(x, 1)]] },
    traces: 1,
    states: 2,
    outcomes: 1,
  },
  {
    name: 'no accesses at all',
    program: { variables: 1, agents: [[set(0, 1)], []] },
    traces: 1,
    states: 1,
    outcomes: 1,
  },
  {
    name: 'independent writes',
    program: {
      variables: 3,
      agents: [[store(x, 1), store(x, 2)], [store(y, 1), store(y, 2)], [store(z, 1)]],
    },
    traces: 1,
    states: 18,
    outcomes: 1,
  },
  {
    name: 'store buffering',
    program: {
      variables: 2,
      agents: [
        [store(x, 1), load(0, y)],
        [store(y, 1), load(0, x)],
      ],
    },
    traces: 3,
    states: 13,
    outcomes: 3,
  },
  {
    name: 'message passing',
    program: {
      variables: 2,
      agents: [
        [store(x, 1), store(y, 1)],
        [load(0, y), load(1, x)],
      ],
    },
    traces: 3,
    states: 13,
    outcomes: 3,
  },
  {
    name: 'message passing, reader checks',
    program: {
      variables: 2,
      agents: [
        [store(x, 1), store(y, 1)],
        [load(0, y), jumpIf(0, 0, 4), load(1, x), assert(1, 1)],
      ],
    },
    traces: 2,
    states: 8,
    outcomes: 2,
  },
  {
    name: 'message passing in the wrong order',
    program: {
      variables: 2,
      agents: [
        [store(y, 1), store(x, 1)],
        [load(0, y), jumpIf(0, 0, 4), load(1, x), assert(1, 1)],
      ],
    },
    traces: 3,
    states: 11,
    outcomes: 3,
    violations: ['assert 1/0'],
  },
  {
    name: 'load buffering',
    program: {
      variables: 2,
      agents: [
        [load(0, x), store(y, 1)],
        [load(0, y), store(x, 1)],
      ],
    },
    traces: 3,
    states: 13,
    outcomes: 3,
  },
  {
    name: 'independent reads of independent writes',
    program: {
      variables: 2,
      agents: [[store(x, 1)], [store(y, 1)], [load(0, x), load(1, y)], [load(0, y), load(1, x)]],
    },
    traces: 15,
    states: 97,
    outcomes: 15,
  },
  {
    name: 'write to read causality',
    program: {
      variables: 2,
      agents: [[store(x, 1)], [load(0, x), store(y, r(0))], [load(0, y), load(1, x)]],
    },
    traces: 7,
    states: 31,
    outcomes: 5,
  },
  {
    name: 'coherence of read and read',
    program: {
      variables: 1,
      agents: [
        [store(x, 1), store(x, 2)],
        [load(0, x), load(1, x)],
      ],
    },
    traces: 6,
    states: 19,
    outcomes: 6,
  },
  {
    name: 'two writes and two writes',
    program: {
      variables: 2,
      agents: [
        [store(x, 1), store(y, 2)],
        [store(y, 1), store(x, 2)],
      ],
    },
    traces: 3,
    states: 13,
    outcomes: 3,
  },
];
