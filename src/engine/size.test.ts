import { describe, expect, it } from 'vitest';
import { Bfs } from './bfs.ts';
import { Dfs } from './dfs.ts';
import { Dpor } from './dpor.ts';
import { mazurkiewiczTraces } from './testing/mazurkiewicz.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyOp, ToyProgram } from './testing/toy-program.ts';
import { fill, load, store, sum } from './testing/toy-program.ts';

const repeat = (count: number, op: (i: number) => ToyOp): ToyOp[] =>
  Array.from({ length: count }, (_, i) => op(i));

function explored<T extends Dpor | Dfs | Bfs>(exploration: T): T {
  expect(exploration.advance(Infinity).kind).toBe('complete');
  return exploration;
}

describe('sizes at which tables grow', () => {
  it('traces of thousands of actions', () => {
    // Two agents with one race each at the start, the middle and the end of long private stretches.
    const agent = (k: number): ToyOp[] => [
      store(0, k),
      ...repeat(1500, (i) => store(3 + k, i)),
      store(1, k),
      ...repeat(1500, (i) => store(3 + k, i)),
      store(2, k),
    ];
    const program: ToyProgram = { variables: 6, agents: [agent(1), agent(2)] };
    const dpor = explored(new Dpor(new ToyMachine(program), {}));
    // Either agent may come first at each of the three words: the agent that was late can always catch up.
    expect([dpor.executions, dpor.redundant, dpor.trail.depth]).toEqual([8, 0, 6006]);
    expect(dpor.trail.outcomes.size).toBe(8);
  });

  it('breadth-first over a long narrow state space', () => {
    const program: ToyProgram = { variables: 2, agents: [repeat(3000, (i) => store(0, i)), [store(1, 1)]] };
    const bfs = explored(new Bfs(new ToyMachine(program), {}));
    const dfs = explored(new Dfs(new ToyMachine(program), {}));
    expect([bfs.states, bfs.trail.transitions, bfs.trail.depth]).toEqual([6002, 9001, 3001]);
    expect([dfs.states, dfs.trail.transitions, dfs.trail.depth]).toEqual([6002, 9001, 3001]);
  });

  it('ranges of thousands of words', () => {
    const words = 5000;
    const program: ToyProgram = {
      variables: words,
      agents: [[fill(0, words, 1), fill(0, 2000, 2)], [sum(0, 1000, 3000), load(1, 4999)], [store(2500, 9)]],
    };
    const dpor = explored(new Dpor(new ToyMachine(program), {}));
    const dfs = explored(new Dfs(new ToyMachine(program), {}));
    expect([...dpor.trail.outcomes].sort()).toEqual([...dfs.trail.outcomes].sort());
    expect(dpor.executions).toBe(mazurkiewiczTraces(new ToyMachine(program)).size);
  });

  it('thirty agents', () => {
    const agents = Array.from({ length: 30 }, (_, a) => [store(a, 1)]);
    agents[28]!.push(load(0, 29));
    const dpor = explored(new Dpor(new ToyMachine({ variables: 30, agents }), {}));
    expect([dpor.executions, dpor.redundant]).toEqual([2, 0]);
  });
});
