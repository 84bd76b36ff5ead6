import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransitionSystem } from '../../transition/form.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import { randomMachine } from '../../transition/independence/testing/random-machine.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { peterson, philosophers } from '../../transition/testing/small-systems.ts';
import { explorePacked } from './explore-packed.ts';
import type { ReducedResult } from './reduced-reference.ts';
import { exploreReduced, findings } from './reduced-reference.ts';
import { exploreReference } from './reference.ts';
import type { PackedResult } from './result.ts';
import type { RaceDefect } from './testing/race-model.ts';
import { raceModel } from './testing/race-model.ts';
import { raceRule } from './testing/race-parts.ts';

interface Both {
  readonly full: PackedResult;
  readonly reduced: ReducedResult;
}

/** Searches a system with a plan, and compares with a full search; undefined if that is too large. */
function both(
  system: TransitionSystem,
  full: PackedResult = exploreReference(system, { states: 3000 }),
): Both | undefined {
  if (full.outcome.kind === 'bounded') return undefined;
  const reduced = exploreReduced(planSelection(system));
  const found = findings(
    system,
    full.broken.map(({ rule }) => rule),
    full.reached,
  );
  expect(findings(system, reduced.broken, reduced.reached)).toEqual(found);
  expect(reduced.states).toBeLessThanOrEqual(full.states);
  return { full, reduced };
}

const runs = Number(process.env['THPCHECK_REDUCTION_RUNS'] ?? 300);

test('a plan leaves what is broken and reached in random machines, and leaves out states', () => {
  const all = { full: 0, reduced: 0, held: 0, alone: 0 };
  fc.assert(
    fc.property(randomMachine, (system) => {
      const found = both(system);
      if (found === undefined) return;
      const { fillFirst, alone } = planSelection(system);
      all.full += found.full.states;
      all.reduced += found.reduced.states;
      if (fillFirst.length > 0) all.held++;
      if (alone.length > 0) all.alone++;
    }),
    { numRuns: runs },
  );
  expect(all.reduced).toBeLessThan(all.full);
  expect(all.held).toBeGreaterThan(runs / 10);
  expect(all.alone).toBeGreaterThan(runs / 10);
});

test('the same in random systems of any form', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomSystem, (system) => {
      if (both(system, exploreReference(system, { states: 300 })) !== undefined) compared++;
    }),
    { numRuns: runs / 3 },
  );
  expect(compared).toBeGreaterThan(runs / 10);
});

test.each([
  ['peterson', peterson('right')],
  ['peterson, broken', peterson('broken')],
  ['philosophers', philosophers(4)],
])('%s', (_, system) => {
  expect(both(system)).toBeDefined();
});

const size = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

test.each<[RaceDefect, number | undefined]>([
  ['none', undefined],
  ['clears PMD', raceRule.zap],
  ['splitter does not flush', raceRule.mixed],
  ['huge zap does not flush', raceRule.freedHuge],
  ['PTE zap does not flush', raceRule.freedSmall],
])('the race model, %s', (defect, rule) => {
  const system = raceModel(size, defect);
  const found = both(system, explorePacked(system))!;
  if (rule === undefined) expect(found.reduced.broken).toEqual([]);
  else expect(found.reduced.broken).toContain(rule);
  expect(found.reduced.states * 2).toBeLessThan(found.full.states);
  expect(found.reduced.transitions * 5).toBeLessThan(found.full.transitions);
  for (const [each, trace] of found.reduced.traces) {
    const interpreter = new Interpreter(system);
    let state = interpreter.initial();
    let last: readonly number[] = [];
    for (const action of trace) {
      expect(interpreter.isEnabled(state, action)).toBe(true);
      ({ state, broken: last } = interpreter.step(state, action));
    }
    expect([...last, ...interpreter.inspect(state).broken]).toContain(each);
  }
});

test('a limit of states is kept', () => {
  const plan = planSelection(raceModel(size));
  expect(exploreReduced(plan, { states: 100 })).toMatchObject({ outcome: 'bounded', states: 100 });
});
