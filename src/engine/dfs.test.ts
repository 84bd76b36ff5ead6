import { describe, expect, it } from 'vitest';
import type { ExplorableMachine } from '../machine/explorable.ts';
import type { ScheduleBound } from './dfs.ts';
import { Dfs } from './dfs.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { ToyMachine } from './testing/toy-machine.ts';

/** Outcomes of all interleavings within the bound, by running each. */
function outcomesWithin(machine: ExplorableMachine, bound: ScheduleBound): ReadonlySet<string> {
  const outcomes = new Set<string>();
  const visit = (last: number, used: number): void => {
    const enabled = machine.enabled();
    if (enabled === 0) outcomes.add(machine.finish().outcome);
    for (let agent = 0; agent < machine.agents; agent++) {
      if (((enabled >> agent) & 1) === 0) continue;
      const switches = last >= 0 && last !== agent;
      const counts = bound.kind === 'switches' ? switches : switches && ((enabled >> last) & 1) === 1;
      if (used + Number(counts) > bound.maximum) continue;
      const mark = machine.mark();
      const outcome = machine.step(agent);
      if (outcome !== 'violated') visit(agent, used + Number(counts));
      machine.takeViolations();
      machine.undo(mark);
    }
  };
  machine.reset();
  visit(-1, 0);
  return outcomes;
}

describe('depth-first search within a bound on schedules', () => {
  const bounds = (['preemptions', 'switches'] as const).flatMap((kind) =>
    [0, 1, 2, 3].map((maximum): ScheduleBound => ({ kind, maximum })),
  );
  it.each(bounds)('$maximum $kind: the outcomes of exactly those', (bound) => {
    for (const { program } of [...litmusCases, ...memoryCases, ...lockCases]) {
      const dfs = new Dfs(new ToyMachine(program), {}, bound);
      expect(dfs.advance(Infinity).kind).toBe('complete');
      expect([...dfs.trail.outcomes].sort()).toEqual(
        [...outcomesWithin(new ToyMachine(program), bound)].sort(),
      );
    }
  });
});
