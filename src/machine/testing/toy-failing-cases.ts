import type { ToyCase } from './toy-case.ts';
import { add, assert, bugUnless, fetchAdd, free, jumpUnless, load, r, store, warnUnless } from './toy-program.ts'; // prettier-ignore

const x = 0;
const y = 1;

/** Paths that end in a violation, and memory that is freed. */
export const failingCases: readonly ToyCase[] = [
  {
    name: 'a BUG in one order only',
    program: {
      variables: 4,
      agents: [
        [store(x, 1)],
        [load(0, x), bugUnless(0, 0)],
      ],
    },
    observed: ['1:r0'],
    /*FIGURES*/
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
    /*FIGURES*/
  },
  {
    name: 'a WARN and what comes after it',
    program: {
      variables: 4,
      agents: [
        [store(x, 1)],
        [load(0, x), warnUnless(0, 0), store(y, r(0))],
        [load(0, y)],
      ],
    },
    observed: ['1:r0', '2:r0'],
    /*FIGURES*/
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
    /*FIGURES*/
  },
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
    /*FIGURES*/
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
    /*FIGURES*/
  },
];
