import type { ToyCase } from './toy-case.ts';
import { assert, bugUnless, load, r, store, warnUnless } from './toy-program.ts';

const x = 0;
const y = 1;

/** Violations, and what they hide of other orders. */
export const failingCases: readonly ToyCase[] = [
  {
    name: 'a BUG in one order only',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [load(0, x), bugUnless(0, 0)]],
    },
    observed: ['1:r0'],
    executions: 2,
    states: 4,
    outcomes: ['0'],
    violations: ['BUG: BUG() in cpu1() at toy.c:2'],
  },
  {
    name: 'a BUG hides nothing of the other orders',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), load(0, y)],
        [store(y, 1), load(0, x), bugUnless(0, 0)],
      ],
    },
    observed: ['0:r0', '1:r0'],
    executions: 3,
    redundant: 1,
    states: 10,
    outcomes: ['1 0'],
    violations: ['BUG: BUG() in cpu1() at toy.c:3'],
  },
  {
    name: 'a WARN and what comes after it',
    program: {
      variables: 4,
      agents: [[store(x, 1)], [load(0, x), warnUnless(0, 0), store(y, r(0))], [load(0, y)]],
    },
    observed: ['1:r0', '2:r0'],
    executions: 4,
    states: 17,
    outcomes: ['0 0', '1 0', '1 1'],
    violations: ['WARN: WARN() in cpu1() at toy.c:2'],
  },
  {
    name: 'two violations of one rule',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), store(x, 2)],
        [load(0, x), assert(0, 0, 1), load(0, x), assert(0, 0, 2)],
      ],
    },
    observed: ['1:r0'],
    executions: 6,
    states: 15,
    outcomes: ['0', '1', '2'],
    violations: ['assert: 1/1 in cpu1() at toy.c:2', 'assert: 1/2 in cpu1() at toy.c:4'],
  },
];
