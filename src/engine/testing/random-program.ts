import * as fc from 'fast-check';
import type { ToyOp, ToyProgram } from './toy-program.ts';
import {
  add,
  assert,
  bugUnless,
  cas,
  fetchAdd,
  fill,
  jumpIf,
  load,
  lock,
  r,
  store,
  sum,
  trylock,
  unlock,
} from './toy-program.ts';

/** What random programs may contain besides reads, writes, updates and locks. */
export interface RandomOptions {
  /** Assertions that end the path. */
  readonly bugs: 'none' | 'some';
  /** Words that are locked are otherwise: never touched; tried, read and written as well. */
  readonly locks: 'pure' | 'mixed';
  /** `few` accesses (the default): every interleaving can be run. `more`: every state can be visited. */
  readonly accesses?: 'few' | 'more';
}

/** Numbers of agents, and of accesses of each at most. */
const sizes = {
  few: [
    [2, 5],
    [3, 3],
    [3, 4],
    [4, 2],
  ],
  more: [
    [2, 9],
    [3, 6],
    [4, 4],
    [5, 3],
  ],
} as const;

const dataVariables = 3;
const lockVariables = 2;
const register = fc.nat({ max: 1 });
const data = fc.nat({ max: dataVariables - 1 });
const lockWord = fc.integer({ min: dataVariables, max: dataVariables + lockVariables - 1 });
const small = fc.nat({ max: 2 });

const plainOp: fc.Arbitrary<ToyOp> = fc.oneof(
  fc.tuple(register, data).map(([x, v]) => load(x, v)),
  fc.tuple(data, small).map(([v, value]) => store(v, value)),
  fc.tuple(data, register).map(([v, x]) => store(v, r(x))),
  fc.tuple(data, small).map(([v, value]) => add(v, value)),
  fc.tuple(register, data).map(([x, v]) => fetchAdd(x, v, 1)),
  fc.tuple(register, data, small, small).map(([x, v, expected, value]) => cas(x, v, expected, value)),
  fc.tuple(data, small).map(([v, value]) => fill(v, dataVariables - v, value)),
  fc.tuple(register, data).map(([x, v]) => sum(x, v, dataVariables - v)),
);

const mixedLockOp: fc.Arbitrary<ToyOp> = fc.oneof(
  fc.tuple(register, lockWord).map(([x, v]) => load(x, v)),
  fc.tuple(register, lockWord).map(([x, v]) => trylock(x, v)),
  lockWord.map((v) => lock(v)),
  fc.tuple(lockWord, fc.nat({ max: 1 })).map(([v, value]) => store(v, value)),
  fc.constant(sum(0, dataVariables, lockVariables)),
);

/** A few operations in a row: a plain one, a critical section, an assertion. */
function block(options: RandomOptions): fc.Arbitrary<readonly ToyOp[]> {
  const section = fc
    .tuple(lockWord, fc.array(plainOp, { maxLength: 2 }), fc.constantFrom('unlock', 'keep'))
    .map(([v, body, end]) => [lock(v), ...body, ...(end === 'unlock' ? [unlock(v)] : [])]);
  const one = plainOp.map((op) => [op]);
  const choices = [
    { weight: 4, arbitrary: one },
    { weight: 3, arbitrary: section },
    { weight: 1, arbitrary: fc.tuple(register, small).map(([x, v]) => [assert(x, v, v)]) },
  ];
  if (options.bugs === 'some') {
    choices.push({ weight: 2, arbitrary: fc.tuple(register, small).map(([x, v]) => [bugUnless(x, v, v)]) });
  }
  if (options.locks === 'mixed') {
    const tried = fc.tuple(lockWord, plainOp).map(([v, body]) => [trylock(1, v), body, unlock(v)]);
    choices.push({ weight: 3, arbitrary: mixedLockOp.map((op) => [op]) }, { weight: 2, arbitrary: tried });
  }
  return fc.oneof(...choices);
}

/** An agent: at most `accesses` operations; now and then a jump skips some. */
function agent(options: RandomOptions, accesses: number): fc.Arbitrary<readonly ToyOp[]> {
  return fc
    .tuple(
      fc.array(block(options), { minLength: 1, maxLength: 4 }),
      fc.option(fc.tuple(register, small), { freq: 2 }),
    )
    .map(([blocks, skip]) => {
      const all = blocks.flat();
      // An agent is parked before an access when a path begins: nothing can be asserted before.
      const start = all.findIndex((op) => op.op !== 'assert' && op.op !== 'bugUnless');
      const ops = start < 0 ? [] : all.slice(start, start + accesses);
      if (skip === null || ops.length < 3) return ops;
      // Skips the last operation if the register holds the value; a skipped unlock is a deadlock to be found.
      return [...ops.slice(0, -1), jumpIf(skip[0], skip[1], ops.length + 1), ops.at(-1)!];
    });
}

/** Programs of a few agents. */
export function randomProgram(options: RandomOptions): fc.Arbitrary<ToyProgram> {
  return fc
    .constantFrom(...sizes[options.accesses ?? 'few'])
    .chain(([agents, accesses]) =>
      fc.array(agent(options, accesses), { minLength: agents, maxLength: agents }),
    )
    .map((agents) => ({ variables: dataVariables + lockVariables, agents }));
}

/** Whether the words that random programs use as locks are locked and unlocked and nothing else. */
export function locksAreLocks(program: ToyProgram): boolean {
  return program.agents.flat().every((op) => {
    if (!('variable' in op) || op.op === 'lock' || op.op === 'unlock') return true;
    return op.variable + ('count' in op ? op.count : 1) <= dataVariables;
  });
}
