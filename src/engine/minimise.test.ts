import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise } from './minimise.ts';
import { Reference } from './reference.ts';
import { replay, shows } from './replay.ts';
import { randomProgram } from './testing/random-program.ts';
import { switchesOf } from './switches.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { assert, jumpUnless, load, r, set, store } from './testing/toy-program.ts';

const n = 300;
const busy = (first: number) => Array.from({ length: n }, (_, i) => store(first + i, i));
/** Agent 1 must look at variable 0 while agent 0 has set it to 1, between two long stretches. */
const window: ToyProgram = {
  variables: 1 + 2 * n,
  agents: [
    [...busy(1), store(0, 1), store(0, 2), ...busy(1)],
    [...busy(1 + n), load(0, 0), jumpUnless(0, 1, n + 3), assert(1, 1), ...busy(1 + n)],
  ],
};
const seen = { rule: 'assert', key: '1/0' };

describe('minimise', () => {
  it('takes a long trace with hundreds of switches down to one', () => {
    const start = Array.from({ length: 2 * n }, (_, i) => i % 2);
    const trace = [...start, 0, 1, 0, 1, 0, 1, 1, 0];
    const result = minimise(new ToyMachine(window), trace, seen);
    expect(result).toMatchObject({ switches: 1, fewest: true, replayed: true });
    expect(result.trace).toHaveLength(2 * n + 2);
    expect(shows(replay(new ToyMachine(window), result.trace), seen)).toBe(true);
  });

  it('keeps within its budget and says that it did not search all', () => {
    const start = Array.from({ length: 2 * n }, (_, i) => i % 2);
    const result = minimise(new ToyMachine(window), [...start, 0, 1], seen, { moves: 0, search: 100 });
    expect(result).toMatchObject({ fewest: false, replayed: true });
    expect(result.actions).toBeLessThan(100 + 6 * (2 * n + 2));
  });

  it('finds traces that no move of blocks leads to', () => {
    const increment = [load(0, 0), set(0, r(0), 1), store(0, r(0))];
    const program: ToyProgram = {
      variables: 1,
      agents: [increment, increment, increment],
      finally: { variable: 0, value: 3 },
    };
    const result = minimise(new ToyMachine(program), [2, 1, 0, 1, 0, 2], { rule: 'final', key: 'final' });
    expect(result).toMatchObject({ switches: 3, fewest: true, replayed: true });
  });

  it('returns a trace that does not show the violation as it is', () => {
    const machine = new ToyMachine(window);
    expect(minimise(machine, [0, 1], seen)).toMatchObject({ trace: [0, 1], replayed: false, fewest: false });
    expect(minimise(machine, [7], seen)).toMatchObject({ trace: [7], replayed: false });
  });

  it('finds the fewest switches there are, on random programs', () => {
    fc.assert(
      fc.property(randomProgram({ bugs: 'some', locks: 'pure' }), (program) => {
        const reference = new Reference(new ToyMachine(program), {});
        reference.advance(Infinity);
        for (const { violation, trace } of reference.trail.violations.list()) {
          // The reference has met every trace and kept the one with the fewest switches.
          const result = minimise(new ToyMachine(program), trace, violation, { moves: 0, search: 1e6 });
          expect(result).toMatchObject({ replayed: true, fewest: true, switches: switchesOf(trace) });
        }
      }),
    );
  });
});
