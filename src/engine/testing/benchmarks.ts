import type { ToyOp, ToyProgram } from './toy-program.ts';
import { cas, jumpIf, load, lock, r, set, store, unlock } from './toy-program.ts';

/*
 * Programs of the literature on dynamic partial-order reduction, with the numbers of Mazurkiewicz traces known
 * from there. Flanagan and Godefroid, Dynamic partial-order reduction for model checking software, POPL 2005:
 * indexer, file system. Abdulla, Aronis, Jonsson, Sagonas, Source sets, J. ACM 64(4), 2017: readers, lastzero.
 */

/** A writer and n readers of one word: 2^n traces. */
export function readers(n: number): ToyProgram {
  return { variables: 1, agents: [[store(0, 1)], ...Array.from({ length: n }, () => [load(0, 0)])] };
}

/** n writers of one word: n! traces. */
export function writers(n: number): ToyProgram {
  return { variables: 1, agents: Array.from({ length: n }, (_, i) => [store(0, i + 1)]) };
}

/**
 * n agents increment array[i] = array[i-1] + 1; another one looks for the last zero from the end: (n + 3) 2^(n-2)
 * traces (64, 3328 and 147456 for n = 5, 10, 15).
 */
export function lastZero(n: number): ToyProgram {
  const search: ToyOp[] = [];
  for (let i = n; i >= 0; i--) search.push(load(0, i), jumpIf(0, 0, 2 * n + 2));
  const increment = (i: number): ToyOp[] => [load(0, i - 1), set(0, r(0), 1), store(i, r(0))];
  return { variables: n + 1, agents: [search, ...Array.from({ length: n }, (_, i) => increment(i + 1))] };
}

/**
 * n agents take a block for inode (i mod 32), starting to look at block (2 i mod 26): one trace up to 13 agents,
 * then one more pair of agents meets with each: 2, 8, 32, 128 traces for n = 14, 16, 18, 20.
 */
export function fileSystem(n: number): ToyProgram {
  const inodes = 32;
  const blocks = 26;
  const lockInode = 0;
  const inode = lockInode + inodes;
  const lockBlock = inode + inodes;
  const busy = lockBlock + blocks;
  const agent = (thread: number): ToyOp[] => {
    const i = thread % inodes;
    const ops: ToyOp[] = [];
    const tries = 2;
    const length = 3 + tries * 7 + 2;
    const exit = length - 1;
    ops.push(lock(lockInode + i), load(0, inode + i), jumpIf(0, 1, exit));
    for (let t = 0; t < tries; t++) {
      const block = ((i * 2) % blocks) + t;
      const release = 3 + t * 7 + 5;
      ops.push(lock(lockBlock + block), load(1, busy + block), jumpIf(1, 1, release));
      // Found free: mark it busy and note it in the inode.
      ops.push(store(busy + block, 1), store(inode + i, 1), unlock(lockBlock + block), jumpIf(1, 0, exit));
    }
    ops.push(set(0, 0), unlock(lockInode + i));
    return ops;
  };
  return { variables: busy + blocks, agents: Array.from({ length: n }, (_, t) => agent(t)) };
}

/**
 * n agents insert four messages each into a hash table of 128 slots by cmpxchg: no collision up to 11 agents, 8
 * traces for 12, 64 for 13, 512 for 14, 4096 for 15.
 */
export function indexer(n: number): ToyProgram {
  const size = 128;
  const messages = 4;
  const tries = 4;
  const agent = (thread: number): ToyOp[] => {
    const ops: ToyOp[] = [];
    for (let m = 1; m <= messages; m++) {
      const word = m * 11 + thread;
      const hash = (word * 7) % size;
      for (let t = 0; t < tries; t++)
        ops.push(cas(0, (hash + t) % size, 0, word), jumpIf(0, 1, m * tries * 2));
    }
    return ops;
  };
  return { variables: size, agents: Array.from({ length: n }, (_, t) => agent(t)) };
}
