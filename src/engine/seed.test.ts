import { describe, expect, it } from 'vitest';
import { ordersOf, seedSharing } from './seed.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import { bugUnless, jumpIf, load, store, unmodelled } from './testing/toy-program.ts';

describe('ordersOf', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 6],
    [4, 24],
    [5, 5],
    [30, 30],
  ])('%i agents: %i different orders of all of them', (agents, count) => {
    const orders = ordersOf(agents);
    expect(new Set(orders.map(String)).size).toBe(count);
    for (const order of orders)
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: agents }, (_, i) => i));
  });
});

describe('seedSharing', () => {
  it('finds all that sequential runs can show', () => {
    const program = {
      variables: 4,
      agents: [
        [store(0, 1), store(1, 1), store(3, 1)],
        [load(0, 0), jumpIf(0, 1, 3), store(1, 1), store(2, 1)],
      ],
    };
    const machine = new ToyMachine(program, 'discovered');
    expect(seedSharing(machine).widenings).toBeGreaterThan(0);
    // Variables 0 and 1 are shared, the second only if agent 1 runs first; 2 and 3 are private.
    machine.reset();
    const words: number[] = [];
    const access = { class: 0 as const, word: 0, count: 1 };
    for (const agent of [1, 1, 0, 0]) {
      machine.nextAccess(agent, access);
      words.push(access.word);
      machine.step(agent);
    }
    expect(words).toEqual([0, 1, 0, 1]);
    expect(machine.enabled()).toBe(0);
    expect(seedSharing(machine)).toEqual({ widenings: 0 });
  });

  it('ends on endless loops, on paths that end early, and at what has no model', () => {
    const loop = {
      variables: 1,
      agents: [
        [load(0, 0), jumpIf(0, 0, 0)],
        [store(0, 1), bugUnless(0, 1)],
      ],
    };
    expect(seedSharing(new ToyMachine(loop))).toEqual({ widenings: 0 });
    const stop = { variables: 1, agents: [[store(0, 1), unmodelled()]] };
    expect(seedSharing(new ToyMachine(stop))).toEqual({ widenings: 0, unmodelled: 'toy operation' });
  });
});
