import { describe, expect, it } from 'vitest';
import type { Wanted } from './fewer-switches.ts';
import { searchForFewer } from './fewer-switches.ts';
import { Rehearsal } from './rehearsal.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { assert, jumpUnless, load, store, unmodelled } from './testing/toy-program.ts';

/** Agent 1 breaks a rule if it sees variable 0 between the two stores of agent 0, which takes one switch. */
const reader = [load(0, 0), jumpUnless(0, 1, 3), assert(1, 1)];
const program: ToyProgram = { variables: 1, agents: [[store(0, 1), store(0, 2)], reader] };
const seen = { rule: 'assert', key: '1/0' };
const any = (below: number): Wanted => ({ matches: () => true, below });
const ofRule = (rule: string, below: number): Wanted => ({ matches: (met) => met.rule === rule, below });

describe('searchForFewer', () => {
  it.each<[string, Wanted, number, object]>([
    ['there are fewer', any(4), 1e6, { found: { violation: seen, trace: [0, 1] }, atLeast: 1 }],
    ['there are none with fewer', any(1), 1e6, { atLeast: 1 }],
    ['there is nothing like it', ofRule('BUG', 9), 1e6, { atLeast: 9 }],
    ['the budget is spent', any(4), 1, { atLeast: 0 }],
    ['none can be fewer', any(0), 1e6, { atLeast: 0 }],
  ])('%s', (_, wanted, budget, expected) => {
    const { results } = searchForFewer(new ToyMachine(program), [wanted], budget);
    expect(results).toMatchObject([expected]);
    expect(results[0]).toHaveProperty('atLeast', (expected as { atLeast: number }).atLeast);
    expect('found' in results[0]!).toBe('found' in expected);
  });

  it('answers for each of the wanted', () => {
    const machine = new ToyMachine(program);
    const { results } = searchForFewer(machine, [ofRule('BUG', 2), ofRule('assert', 3), any(0)], 1e6);
    expect(results).toMatchObject([{ atLeast: 2 }, { atLeast: 1, found: {} }, { atLeast: 0 }]);
  });

  it('claims nothing beyond where something has no model', () => {
    const without: ToyProgram = { variables: 1, agents: [[store(0, 1), unmodelled()], reader] };
    expect(searchForFewer(new ToyMachine(without), [any(5)], 1e6).results).toEqual([{ atLeast: 0 }]);
  });
});

it('a rehearsal gives up schedules with more preemptions than may be', () => {
  const attempt = (most: number, schedule: readonly number[]) =>
    new Rehearsal(new ToyMachine(program), seen, most).attempt(schedule);
  expect(attempt(1, [0, 1])).toEqual([0, 1]);
  expect(attempt(0, [0, 1])).toBeUndefined();
  // Agent 0 has finished when agent 1 moves.
  const early: ToyProgram = { variables: 1, agents: [[store(0, 1)], reader] };
  expect(new Rehearsal(new ToyMachine(early), seen, 0).attempt([0, 1])).toEqual([0, 1]);
});
