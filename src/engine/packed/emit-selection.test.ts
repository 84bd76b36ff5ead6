import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransitionSystem } from '../../transition/form.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import { selectedActions } from '../../transition/independence/select.ts';
import { randomMachine } from '../../transition/independence/testing/random-machine.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { raceModel } from './testing/race-model.ts';
import { instantiateExpand } from './testing/instantiate-expand.ts';

/**
 * Compares the successors that generated code selects with those of the interpreter, in states that are reached. Says
 * in how many of them not all were selected.
 */
function compare(system: TransitionSystem, mostStates: number): number {
  let fewer = 0;
  const plan = planSelection(system);
  const interpreter = new Interpreter(plan.system);
  const expand = instantiateExpand(plan.system, plan);
  const queue = [interpreter.initial()];
  const known = new Set(queue.map(String));
  for (const state of queue) {
    const chosen = selectedActions(plan, interpreter, state);
    const expected = chosen.map((action) => String(interpreter.step(state, action).state));
    expect(expand(state).map(String).toSorted()).toEqual(expected.toSorted());
    const enabled = interpreter.enabled(state);
    if (chosen.length < enabled.length) fewer++;
    for (const action of enabled) {
      const next = interpreter.step(state, action).state;
      if (known.size >= mostStates || known.has(String(next))) continue;
      known.add(String(next));
      queue.push(next);
    }
  }
  return fewer;
}

test('generated code takes the actions that a plan selects', () => {
  let fewer = 0;
  fc.assert(
    fc.property(randomMachine, (system) => void (fewer += compare(system, 60))),
    { numRuns: 60 },
  );
  expect(fewer).toBeGreaterThan(100);
  const race = raceModel({ cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 });
  expect(compare(race, 400)).toBeGreaterThan(100);
});
