import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchLimits } from './limits.ts';
import { replay, shows } from './replay.ts';
import type { EngineName } from './result.ts';
import { runSearch } from './search.ts';
import { switchesOf } from './switches.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { randomProgram } from './testing/random-program.ts';
import { costOf, scheduleCosts } from './testing/schedule-costs.ts';
import { ToyMachine } from './testing/toy-machine.ts';
import type { ToyProgram } from './testing/toy-program.ts';
import { witnessesOf } from './witnesses.ts';

/** Random programs per property; ENGINE_RUNS raises it for a long run. */
const runs = Number(process.env['ENGINE_RUNS'] ?? 60);
const ample = { moves: 10_000, search: 1e6 };

/** Of every rule, the fewest preemptions or switches of an interleaving that breaks it, by running all of them. */
function cheapest(program: ToyProgram, kind: 'preemptions' | 'switches'): ReadonlyMap<string, number> {
  const rules = new Map<string, number>();
  for (const [identity, cost] of scheduleCosts(new ToyMachine(program), kind).violations) {
    const rule = identity.split('\0')[0]!;
    rules.set(rule, Math.min(cost, rules.get(rule) ?? Infinity));
  }
  return rules;
}

async function witnesses(program: ToyProgram, engine: EngineName, limits: SearchLimits, budget = ample) {
  const machine = new ToyMachine(program);
  const search = await runSearch(machine, { engine, limits });
  return witnessesOf(machine, search, budget).map((one) => {
    expect(shows(replay(machine, one.trace), one.found.violation)).toBe(true);
    expect(one.switches.count).toBe(switchesOf(one.trace));
    return { ...one, rule: one.found.violation.rule };
  });
}

/** The witnesses have the fewest switches there are, and that is said. */
async function haveFewest(program: ToyProgram, engine: EngineName): Promise<void> {
  const found = await witnesses(program, engine, {});
  const expected = [...cheapest(program, 'switches')].map(([rule, count]) => [
    rule,
    { count, atLeast: count },
  ]);
  expect(Object.fromEntries(found.map(({ rule, switches }) => [rule, switches]))).toEqual(
    Object.fromEntries(expected),
  );
}

const cases = [...litmusCases, ...memoryCases, ...lockCases].filter(
  ({ violations }) => violations !== undefined,
);
const programs = randomProgram({ bugs: 'some', locks: 'mixed' });

describe.each<EngineName>(['dfs', 'bfs', 'dpor', 'reference'])('witnesses after %s', (engine) => {
  it.each(cases)('have the fewest context switches: $name', async ({ program }) => {
    await expect(haveFewest(program, engine)).resolves.toBeUndefined();
  });

  it('have the fewest context switches, on random programs', async () => {
    const property = fc.asyncProperty(programs, (program) => haveFewest(program, engine));
    await expect(fc.assert(property, { numRuns: runs })).resolves.toBeUndefined();
  });

  it('claim no more than is true when a limit ended the search or the budget is spent', async () => {
    const check = async (program: ToyProgram, transitions: number, search: number): Promise<void> => {
      const least = cheapest(program, 'switches');
      for (const { rule, switches } of await witnesses(
        program,
        engine,
        { transitions },
        { moves: 0, search },
      )) {
        expect(switches.atLeast).toBeLessThanOrEqual(least.get(rule)!);
        expect(switches.count).toBeGreaterThanOrEqual(least.get(rule)!);
      }
    };
    const upTo = (max: number) => fc.integer({ min: 1, max });
    const property = fc.asyncProperty(programs, upTo(100), upTo(200), check);
    await expect(fc.assert(property, { numRuns: 2 * runs })).resolves.toBeUndefined();
  });
});

describe('witnesses within a bound on preemptions', () => {
  it('have the fewest preemptions, and none above the bound is shown', async () => {
    const check = async (program: ToyProgram, preemptions: number): Promise<void> => {
      const least = cheapest(program, 'preemptions');
      const found = await witnesses(program, 'dfs', { preemptions });
      const within = [...least].filter(([, cost]) => cost <= preemptions);
      expect(new Map(found.map((one) => [one.rule, one.preemptions]))).toEqual(
        new Map(within.map(([rule, cost]) => [rule, { count: cost, atLeast: cost }])),
      );
      const switches = cheapest(program, 'switches');
      for (const one of found) {
        expect(costOf(new ToyMachine(program), 'preemptions', one.trace)).toBe(one.preemptions!.count);
        expect(one.switches.atLeast).toBeLessThanOrEqual(switches.get(one.rule)!);
      }
    };
    const property = fc.asyncProperty(programs, fc.integer({ min: 0, max: 3 }), check);
    await expect(fc.assert(property, { numRuns: 2 * runs })).resolves.toBeUndefined();
  });

  it('claim no more than is true when another limit ended the search', async () => {
    const check = async (program: ToyProgram, transitions: number, depth: number): Promise<void> => {
      const least = cheapest(program, 'preemptions');
      const limits = { preemptions: 3, transitions, depth };
      for (const { rule, preemptions } of await witnesses(program, 'dfs', limits)) {
        expect(preemptions!.atLeast).toBeLessThanOrEqual(least.get(rule)!);
        expect(preemptions!.count).toBeGreaterThanOrEqual(least.get(rule)!);
      }
    };
    const property = fc.asyncProperty(
      programs,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 12 }),
      check,
    );
    await expect(fc.assert(property, { numRuns: 4 * runs })).resolves.toBeUndefined();
  });
});
