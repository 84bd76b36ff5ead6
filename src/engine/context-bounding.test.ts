import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleBound } from './context-bounding.ts';
import { ContextBounding } from './context-bounding.ts';
import { Dfs } from './dfs.ts';
import { Reference } from './reference.ts';
import { replay, shows } from './replay.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { randomProgram } from './testing/random-program.ts';
import type { ScheduleCosts } from './testing/schedule-costs.ts';
import { costOf, scheduleCosts } from './testing/schedule-costs.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyOp, ToyProgram } from './testing/toy-program.ts';
import { assert, jumpUnless, load, lock, store } from './testing/toy-program.ts';
import { identityOf } from './violations.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 60);
const kinds = ['preemptions', 'switches'] as const;

/** What some interleaving within the bound shows. */
function within(costs: ReadonlyMap<string, number>, maximum: number): string[] {
  return [...costs].flatMap(([what, cost]) => (cost <= maximum ? [what] : [])).sort();
}

/**
 * Within every bound from 0 to 4 the search shows exactly what some interleaving within it shows, takes each transition
 * that is possible within it once, and says `complete` exactly if those are all transitions there are.
 */
function exactly(program: ToyProgram, kind: ScheduleBound['kind'], costs: ScheduleCosts): void {
  const all = costs.transitions.size;
  for (let maximum = 0; maximum <= 4; maximum++) {
    const search = new ContextBounding(new ToyMachine(program), {}, { kind, maximum });
    const advance = search.advance(Infinity);
    const { trail } = search;
    const possible = within(costs.transitions, maximum).length;
    expect(advance).toEqual(
      possible === all ? { kind: 'complete' } : { kind: 'bounded', limit: 'preemptions' },
    );
    expect(trail.transitions).toBe(possible);
    expect([...trail.outcomes].sort()).toEqual(within(costs.outcomes, maximum));
    const found = trail.violations.list();
    expect(found.map(({ violation }) => identityOf(violation))).toEqual(within(costs.violations, maximum));
    for (const { violation, trace, level } of found) {
      expect(level).toBe(costs.violations.get(identityOf(violation)));
      expect(costOf(new ToyMachine(program), kind, trace)).toBe(level);
      expect(shows(replay(new ToyMachine(program), trace), violation)).toBe(true);
    }
  }
}

describe.each(kinds)('a search within a bound on %s', (kind) => {
  it.each([...litmusCases, ...memoryCases, ...lockCases])(
    'shows what such interleavings do: $name',
    (toy) => {
      const costs = scheduleCosts(new ToyMachine(toy.program), kind);
      const reference = new Reference(new ToyMachine(toy.program), {});
      reference.advance(Infinity);
      expect([...costs.outcomes.keys()].sort()).toEqual([...reference.trail.outcomes].sort());
      exactly(toy.program, kind, costs);
    },
  );

  it.each(['pure', 'mixed'] as const)(
    'shows what such interleavings of random programs do: %s locks',
    (locks) => {
      const check = (program: ToyProgram): void =>
        exactly(program, kind, scheduleCosts(new ToyMachine(program), kind));
      expect(() => {
        fc.assert(fc.property(randomProgram({ bugs: 'some', locks }), check), { numRuns: runs });
      }).not.toThrow();
    },
  );

  it('takes no more transitions than a search without one', () => {
    const check = (program: ToyProgram): void => {
      const search = new ContextBounding(new ToyMachine(program), {}, { kind, maximum: Infinity });
      const dfs = new Dfs(new ToyMachine(program), {});
      expect([search.advance(Infinity).kind, dfs.advance(Infinity).kind]).toEqual(['complete', 'complete']);
      expect([search.states, search.trail.transitions, search.trail.deadlocks]).toEqual([
        dfs.states,
        dfs.trail.transitions,
        dfs.trail.deadlocks,
      ]);
    };
    expect(() => {
      const programs = randomProgram({ bugs: 'some', locks: 'mixed', accesses: 'more' });
      fc.assert(fc.property(programs, check), { numRuns: runs });
    }).not.toThrow();
  });
});

describe('preemptions', () => {
  /** Seeing variable 1 while it holds 1 breaks a rule. */
  const reader = [load(0, 1), jumpUnless(0, 1, 3), assert(1, 1)];
  it.each<[string, readonly (readonly ToyOp[])[], number]>([
    ['to leave an agent that has finished is none', [[store(1, 1)]], 0],
    ['to leave an agent that waits for a lock is none', [[lock(0)], [store(1, 1), lock(0), store(1, 2)]], 0],
    ['to leave an agent that could go on is one', [[store(1, 1), store(1, 2)]], 1],
  ])('%s', (_, agents, expected) => {
    const program: ToyProgram = { variables: 2, agents: [...agents, reader] };
    const search = new ContextBounding(new ToyMachine(program), {}, { kind: 'preemptions', maximum: 5 });
    search.advance(Infinity);
    const found = search.trail.violations.list().filter(({ violation }) => violation.rule === 'assert');
    expect(found.map(({ level }) => level)).toEqual([expected]);
  });

  it('a limit on depth that cut something is named first, and nothing beyond is said to be explored', () => {
    const program: ToyProgram = { variables: 1, agents: [[store(0, 1), store(0, 2)], [store(0, 3)]] };
    for (const [depth, maximum] of [
      [2, 0],
      [2, 9],
    ] as const) {
      const search = new ContextBounding(
        new ToyMachine(program),
        { depth },
        { kind: 'preemptions', maximum },
      );
      expect(search.advance(Infinity)).toEqual({ kind: 'bounded', limit: 'depth' });
      expect(search.explored).toBe(-1);
    }
  });

  it('what was explored is said when another limit ends the search', () => {
    const { program } = litmusCases.at(-1)!;
    const search = new ContextBounding(new ToyMachine(program), {}, { kind: 'preemptions', maximum: 9 });
    expect(search.explored).toBe(-1);
    for (let last = -1; search.advance(1).kind === 'running'; last = search.explored) {
      expect(search.explored === last || search.explored === last + 1).toBe(true);
      expect(search.level - search.explored).toBeLessThanOrEqual(1);
    }
    expect(search.explored).toBe(search.level);
    expect(search.replayed).toBeGreaterThan(0);
  });
});
