import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExplorableMachine } from '../machine/explorable.ts';
import { deadlock } from './deadlock.ts';
import type { ScheduleBound } from './dfs.ts';
import { Dfs } from './dfs.ts';
import { randomProgram } from './testing/random-program.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { identityOf } from './violations.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 60);

/** Of every violation, the fewest switches or preemptions of an interleaving that shows it, by running all of them. */
function cheapest(machine: ExplorableMachine, kind: ScheduleBound['kind']): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  const note = (shown: readonly { rule: string; key: string }[], cost: number): void => {
    for (const violation of shown) {
      const identity = identityOf(violation);
      costs.set(identity, Math.min(cost, costs.get(identity) ?? Infinity));
    }
  };
  const visit = (last: number, cost: number): void => {
    const enabled = machine.enabled();
    if (enabled === 0) {
      note(machine.finish().violations, cost);
      if (machine.unfinished() !== 0) note([deadlock(machine.unfinished())], cost);
    }
    for (let agent = 0; agent < machine.agents; agent++) {
      if (((enabled >> agent) & 1) === 0) continue;
      const switches = last >= 0 && last !== agent;
      const counts = switches && (kind === 'switches' || ((enabled >> last) & 1) === 1);
      const mark = machine.mark();
      const outcome = machine.step(agent);
      note(machine.takeViolations(), cost + (counts ? 1 : 0));
      if (outcome !== 'violated') visit(agent, cost + (counts ? 1 : 0));
      machine.undo(mark);
    }
  };
  machine.reset();
  note(machine.takeViolations(), 0);
  visit(-1, 0);
  return costs;
}

/** For each bound, a search within it finds what can be had within it and nothing else. */
function findsWhatItCan(program: ToyProgram, kind: ScheduleBound['kind']): void {
  const costs = cheapest(new ToyMachine(program), kind);
  for (let maximum = 0; maximum <= 4; maximum++) {
    const dfs = new Dfs(new ToyMachine(program), {}, { kind, maximum });
    expect(dfs.advance(Infinity).kind).toBe('complete');
    const found = dfs.trail.violations.list().map(({ violation }) => identityOf(violation));
    const possible = [...costs].filter(([, cost]) => cost <= maximum).map(([identity]) => identity);
    expect(found).toEqual(possible.toSorted());
  }
}

it.each(['switches', 'preemptions'] as const)('a search within a bound on %s is complete', (kind) => {
  const check = (program: ToyProgram): void => findsWhatItCan(program, kind);
  expect(() => {
    fc.assert(fc.property(randomProgram({ bugs: 'some', locks: 'mixed' }), check), { numRuns: runs });
  }).not.toThrow();
});
