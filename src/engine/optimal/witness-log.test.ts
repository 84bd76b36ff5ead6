import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dpor } from '../dpor.ts';
import { Reference } from '../reference.ts';
import { replay, shows } from '../replay.ts';
import { switchesOf } from '../switches.ts';
import { randomProgram } from '../testing/random-program.ts';
import { ToyMachine } from '../testing/toy-machine.ts';
import type { ToyProgram } from '../testing/toy-program.ts';
import { add, assert, jumpUnless, load, r, set, store } from '../testing/toy-program.ts';
import { identityOf } from '../violations.ts';
import { straighten } from './straighten.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 150);

/** The reference has run every interleaving and kept the best of them: dpor has to keep one as good, which replays. */
function asGoodAsAny(program: ToyProgram): void {
  const reference = new Reference(new ToyMachine(program), {});
  const dpor = new Dpor(new ToyMachine(program), {});
  reference.advance(Infinity);
  dpor.advance(Infinity);
  const figures = ({ trail }: Reference | Dpor): unknown =>
    trail.violations
      .list()
      .map(({ violation, trace }) => [identityOf(violation), switchesOf(trace), trace.length]);
  expect(figures(dpor)).toEqual(figures(reference));
  for (const { violation, trace } of dpor.trail.violations.list())
    expect(shows(replay(new ToyMachine(program), trace), violation)).toBe(true);
}

describe('dpor keeps of each violation a trace with the fewest switches there are', () => {
  for (const locks of ['pure', 'mixed'] as const) {
    for (const bugs of ['none', 'some'] as const) {
      it(`${locks} locks, bugs: ${bugs}`, () => {
        fc.assert(fc.property(randomProgram({ bugs, locks }), asGoodAsAny), { numRuns: runs });
      });
    }
  }

  it('when three agents have to take turns', () => {
    const increment = [load(0, 0), set(0, r(0), 1), store(0, r(0))];
    const program: ToyProgram = {
      variables: 1,
      agents: [increment, increment, increment],
      finally: { variable: 0, value: 3 },
    };
    const dpor = new Dpor(new ToyMachine(program), {});
    dpor.advance(Infinity);
    expect(dpor.trail.violations.list().map(({ trace }) => switchesOf(trace))).toEqual([3]);
  });

  it('when the agents have to take turns many times', () => {
    // Agent 1 sees all that agent 0 writes, and answers each time.
    const turns = 6;
    const program: ToyProgram = {
      variables: 1,
      agents: [
        Array.from({ length: turns }, () => add(0, 1)),
        [
          ...Array.from({ length: turns }, (_, i) => [
            load(0, 0),
            jumpUnless(0, 2 * i + 1, 3 * turns + 1),
            add(0, 1),
          ]).flat(),
          assert(0, 0),
        ],
      ],
    };
    const dpor = new Dpor(new ToyMachine(program), {});
    dpor.advance(Infinity);
    expect(dpor.trail.violations.list().map(({ trace }) => switchesOf(trace))).toEqual([2 * turns - 1]);
  });
});

describe('straighten', () => {
  const program: ToyProgram = {
    variables: 3,
    agents: [
      [store(1, 1), store(0, 1), store(1, 2), store(0, 2)],
      [store(2, 1), load(0, 0), jumpUnless(0, 1, 4), assert(0, 0), store(2, 2)],
    ],
  };
  const seen = { rule: 'assert', key: '1/0' };

  it('leaves out what the violation does not depend on, and puts the rest together', () => {
    expect(straighten(new ToyMachine(program), [0, 1, 0, 1, 0, 1, 0], seen)).toEqual([0, 0, 1, 1]);
  });

  it('gives nothing for a trace that does not fit or does not show it', () => {
    expect(straighten(new ToyMachine(program), [0, 0, 0, 0, 0], seen)).toBeUndefined();
    expect(straighten(new ToyMachine(program), [1, 1, 1, 0, 0, 0, 0], seen)).toBeUndefined();
  });
});
