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
      agents: [
        [...counted],
        [...counted],
      ],
    },
    observed: ['x0', '0:r0'],
    /*FIGURES*/
  },
  {
    name: 'three CPUs count under a lock',
    program: {
      variables: 4,
      finally: { variable: x, value: 3 },
      agents: [
        [...counted],
        [...counted],
        [...counted],
      ],
    },
    observed: ['x0', '0:r0', '1:r0'],
    /*FIGURES*/
  },
  {
    name: 'one of two CPUs forgets the lock',
    program: {
      variables: 4,
      finally: { variable: x, value: 2 },
      agents: [
        [...counted],
        [load(0, x), set(0, r(0), 1), store(x, r(0))],
      ],
    },
    observed: ['x0'],
    /*FIGURES*/
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
    /*FIGURES*/
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
    /*FIGURES*/
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
    /*FIGURES*/
  },
  {
    name: 'a lock is taken twice',
    program: {
      variables: 4,
      agents: [
        [lock(a), lock(a)],
      ],
    },
    observed: ['x2'],
    /*FIGURES*/
  },
  {
    name: 'a lock is never released',
    program: {
      variables: 4,
      agents: [
        [lock(a)],
        [lock(a), store(x, 1)],
      ],
    },
    observed: ['x0', 'x2'],
    /*FIGURES*/
  },
  {
    name: 'a free lock is released',
    program: {
      variables: 4,
      agents: [
        [store(x, 1), unlock(a)],
        [load(0, x)],
      ],
    },
    observed: ['x0'],
    /*FIGURES*/
  },
  {
    name: "another CPU's lock is released",
    program: {
      variables: 4,
      agents: [
        [lock(a), load(0, x), unlock(a)],
        [load(0, x), jumpIf(0, 0, 3), unlock(a)],
        [store(x, 1)],
      ],
    },
    observed: ['x2'],
    /*FIGURES*/
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
    /*FIGURES*/
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
    /*FIGURES*/
  },
  {
    name: 'a word is looked at again under the lock',
    program: {
      variables: 4,
      agents: [
        [load(0, x), jumpUnless(0, 0, 8), lock(a), load(0, x), jumpUnless(0, 0, 7), store(x, 1), add(y, 1), unlock(a)],
        [load(0, x), jumpUnless(0, 0, 8), lock(a), load(0, x), jumpUnless(0, 0, 7), store(x, 1), add(y, 1), unlock(a)],
      ],
    },
    observed: ['x0', 'x1', '0:r0', '1:r0'],
    /*FIGURES*/
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
    /*FIGURES*/
  },
];
