import { describe, expect, it } from 'vitest';
import { replay, shows } from './replay.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import { assert, bugUnless, load, lock, store, unlock, unmodelled } from './testing/toy-program.ts';

const abba = {
  variables: 2,
  agents: [
    [lock(0), lock(1), unlock(1), unlock(0)],
    [lock(1), lock(0), unlock(0), unlock(1)],
  ],
};

describe('replay', () => {
  it('names the outcome of a complete trace', () => {
    const machine = new ToyMachine({ variables: 1, agents: [[store(0, 5)], [load(0, 0)]] });
    expect(replay(machine, [0, 1])).toEqual({
      kind: 'replayed',
      violations: [],
      end: 'final',
      outcome: '5 0 0 0 0 5 0 0 0',
    });
    expect(replay(machine, [0])).toEqual({ kind: 'replayed', violations: [], end: 'open' });
  });

  it('shows violations where they occur', () => {
    const machine = new ToyMachine({ variables: 1, agents: [[store(0, 5), assert(0, 1), store(0, 6)]] });
    const replayed = replay(machine, [0, 0]);
    expect(replayed).toMatchObject({
      violations: [{ actions: 1, violation: { rule: 'assert', key: '0/0' } }],
    });
    expect(shows(replayed, { rule: 'assert', key: '0/0' })).toBe(true);
    expect(shows(replayed, { rule: 'assert', key: '0/1' })).toBe(false);
  });

  it('shows a deadlock', () => {
    expect(replay(new ToyMachine(abba), [0, 1])).toMatchObject({
      end: 'final',
      violations: [
        {
          actions: 2,
          violation: { rule: 'deadlock', key: 'deadlock/0,1', message: 'CPUs 0, 1 wait for ever for a lock' },
        },
      ],
    });
  });

  it.each([
    [[0, 1, 0], { index: 2, agent: 0, reason: 'blocked' }],
    [[0, 0, 0, 0, 0], { index: 4, agent: 0, reason: 'finished' }],
    [[0, 2], { index: 1, agent: 2, reason: 'unknown agent' }],
    [[-1], { index: 0, agent: -1, reason: 'unknown agent' }],
    [[0.5], { index: 0, agent: 0.5, reason: 'unknown agent' }],
  ])('says where trace %j does not fit', (trace, misfit) => {
    expect(replay(new ToyMachine(abba), trace)).toEqual({ kind: 'misfit', ...misfit });
  });

  it('does not go on after a violation that ends the path', () => {
    const machine = new ToyMachine({ variables: 1, agents: [[store(0, 1), bugUnless(0, 9)], [store(0, 2)]] });
    expect(replay(machine, [0])).toMatchObject({ end: 'violated' });
    expect(replay(machine, [0, 1])).toEqual({ kind: 'misfit', index: 1, agent: 1, reason: 'path ended' });
  });

  it('reports what has no model, and words not yet known to be shared', () => {
    const stopping = new ToyMachine({ variables: 1, agents: [[store(0, 1), unmodelled()]] });
    expect(replay(stopping, [0])).toEqual({ kind: 'unmodelled', index: 0, what: 'toy operation' });
    const program = {
      variables: 3,
      agents: [
        [store(0, 1), store(1, 1), store(2, 1)],
        [store(0, 2), load(0, 2)],
      ],
    };
    const machine = new ToyMachine(program, 'discovered');
    expect(replay(machine, [0, 1]).kind).toBe('widened');
  });

  it('lets an observer see every action', () => {
    const seen: string[] = [];
    replay(new ToyMachine(abba), [0, 1], {
      before: (agent, index) => void seen.push(`before ${index} by ${agent}`),
      after: (agent, index) => void seen.push(`after ${index} by ${agent}`),
    });
    expect(seen).toEqual(['before 0 by 0', 'after 0 by 0', 'before 1 by 1', 'after 1 by 1']);
  });
});
