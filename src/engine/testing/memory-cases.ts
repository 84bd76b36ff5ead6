import type { ToyCase } from './toy-case.ts';
import {
  add,
  assert,
  bugUnless,
  cas,
  fetchAdd,
  fill,
  jumpIf,
  jumpUnless,
  load,
  r,
  set,
  store,
  sum,
} from './toy-program.ts';

const x = 0;
const y = 1;
const z = 2;

/** Programs with atomic updates, ranges and violations, without locks. */
export const memoryCases: readonly ToyCase[] = [
  {
    name: 'three writers of one word',
    program: { variables: 1, agents: [[store(x, 1)], [store(x, 2)], [store(x, 3)]] },
    traces: 6,
    states: 13,
    outcomes: 3,
  },
  {
    name: 'writers of equal values',
    program: { variables: 1, agents: [[store(x, 1)], [store(x, 1)], [store(x, 1)]] },
    traces: 6,
    states: 8,
    outcomes: 1,
  },
  {
    name: 'lost update',
    program: {
      variables: 1,
      agents: [
        [load(0, x), set(0, r(0), 1), store(x, r(0))],
        [load(0, x), set(0, r(0), 1), store(x, r(0))],
      ],
      finally: { variable: x, value: 2 },
    },
    traces: 4,
    states: 13,
    outcomes: 3,
    violations: ['final final'],
  },
  {
    name: 'update by cmpxchg, two tries',
    program: {
      variables: 1,
      agents: [
        [cas(0, x, 0, 1), jumpIf(0, 1, 3), cas(0, x, 1, 2)],
        [cas(0, x, 0, 1), jumpIf(0, 1, 3), cas(0, x, 1, 2)],
      ],
      finally: { variable: x, value: 2 },
    },
    traces: 2,
    states: 6,
    outcomes: 1,
  },
  {
    name: 'ticket from fetch_add',
    program: { variables: 1, agents: [[fetchAdd(0, x, 1)], [fetchAdd(0, x, 1)], [fetchAdd(0, x, 1)]] },
    traces: 6,
    states: 16,
    outcomes: 6,
  },
  {
    name: 'commuting adds',
    program: {
      variables: 1,
      agents: [[add(x, 1), add(x, 1)], [add(x, 1), add(x, 1)], [add(x, 1)]],
      finally: { variable: x, value: 5 },
    },
    traces: 1,
    states: 18,
    outcomes: 1,
  },
  {
    name: 'commuting adds and a reader',
    program: { variables: 1, agents: [[add(x, 1)], [add(x, 1)], [load(0, x)]] },
    traces: 4,
    states: 12,
    outcomes: 3,
  },
  {
    name: 'commuting adds and an update',
    program: { variables: 1, agents: [[add(x, 1)], [add(x, 2)], [fetchAdd(0, x, 4)]] },
    traces: 4,
    states: 13,
    outcomes: 4,
  },
  {
    name: 'commuting adds, a reader and a writer',
    program: { variables: 1, agents: [[add(x, 1)], [add(x, 2)], [load(0, x)], [store(x, 8)]] },
    traces: 18,
    states: 54,
    outcomes: 18,
  },
  {
    name: 'range write and word reads',
    program: { variables: 3, agents: [[fill(x, 3, 7)], [load(0, x), load(1, z)], [load(0, y)]] },
    traces: 6,
    states: 24,
    outcomes: 6,
  },
  {
    name: 'overlapping ranges',
    program: { variables: 3, agents: [[fill(x, 2, 1)], [fill(y, 2, 2)], [sum(0, x, 3)]] },
    traces: 6,
    states: 15,
    outcomes: 5,
  },
  {
    name: 'disjoint ranges',
    program: { variables: 4, agents: [[fill(0, 2, 1)], [fill(2, 2, 2)], [sum(0, 2, 2), sum(1, 0, 2)]] },
    traces: 4,
    states: 19,
    outcomes: 4,
  },
  {
    name: 'Dekker without turns',
    program: {
      variables: 3,
      agents: [
        [store(x, 1), load(0, y), jumpIf(0, 1, 7), fetchAdd(1, z, 1), assert(1, 0), add(z, -1), set(2, 1)],
        [store(y, 1), load(0, x), jumpIf(0, 1, 7), fetchAdd(1, z, 1), assert(1, 0), add(z, -1), set(2, 1)],
      ],
    },
    traces: 3,
    states: 25,
    outcomes: 3,
  },
  {
    name: 'Dekker that reads before it writes',
    program: {
      variables: 3,
      agents: [
        [load(0, y), store(x, 1), jumpIf(0, 1, 6), fetchAdd(1, z, 1), assert(1, 0), add(z, -1)],
        [load(0, x), store(y, 1), jumpIf(0, 1, 6), fetchAdd(1, z, 1), assert(1, 0), add(z, -1)],
      ],
    },
    traces: 6,
    states: 44,
    outcomes: 5,
    violations: ['assert 0/0', 'assert 1/0'],
  },
  {
    name: 'Peterson, two looks',
    // Variables: wants[0], wants[1], turn, inside. Gives up after the second look.
    program: {
      variables: 4,
      agents: [
        [
          store(0, 1),
          store(2, 1),
          load(0, 1),
          jumpUnless(0, 1, 10),
          load(1, 2),
          jumpUnless(1, 1, 10),
          load(0, 1),
          jumpUnless(0, 1, 10),
          load(1, 2),
          jumpIf(1, 1, 14),
          fetchAdd(2, 3, 1),
          assert(2, 0),
          add(3, -1),
          store(0, 0),
        ],
        [
          store(1, 1),
          store(2, 0),
          load(0, 0),
          jumpUnless(0, 1, 10),
          load(1, 2),
          jumpUnless(1, 0, 10),
          load(0, 0),
          jumpUnless(0, 1, 10),
          load(1, 2),
          jumpIf(1, 0, 14),
          fetchAdd(2, 3, 1),
          assert(2, 0),
          add(3, -1),
          store(1, 0),
        ],
      ],
    },
    traces: 20,
    states: 186,
    outcomes: 12,
  },
  {
    name: 'a path that ends in BUG beside another violation',
    program: {
      variables: 2,
      agents: [
        [load(0, x), bugUnless(0, 1)],
        [load(0, y), assert(0, 1), store(x, 1)],
      ],
    },
    traces: 1,
    states: 4,
    outcomes: 1,
    violations: ['BUG 0/0', 'assert 1/0'],
  },
  {
    name: 'BUG at once hides no other path',
    program: {
      variables: 2,
      agents: [
        [store(x, 1), bugUnless(0, 1)],
        [store(y, 1), load(0, x), assert(0, 1)],
      ],
    },
    traces: 0,
    states: 3,
    outcomes: 0,
    violations: ['BUG 0/0', 'assert 1/0'],
  },
  {
    name: 'initial values',
    program: {
      variables: 2,
      initial: [5, 6],
      agents: [
        [load(0, x), store(y, r(0))],
        [load(0, y), store(x, r(0))],
      ],
    },
    traces: 3,
    states: 13,
    outcomes: 3,
  },
];
