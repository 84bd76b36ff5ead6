import type { TransitionSystem } from '../form.ts';
import { Interpreter } from '../interpret.ts';
import type { Permutation } from './permutation.ts';
import { imageOf } from './permutation.ts';

/** Steps of a walk, and walks: enough to meet what a system does, whatever its size. */
const steps = 120;
const walks = 12;

/** States that walks from the initial state meet which choose their actions without pattern, the same ones each time. */
export function sampleStates(system: TransitionSystem): readonly Int32Array[] {
  const interpreter = new Interpreter(system);
  const states: Int32Array[] = [];
  let chance = 12345;
  for (let walk = 0; walk < walks; walk++) {
    let state = interpreter.initial();
    for (let step = 0; step < steps; step++) {
      states.push(state);
      const enabled = interpreter.enabled(state);
      if (enabled.length === 0) break;
      chance = (Math.imul(chance, 1103515245) + 12345) >>> 0;
      state = interpreter.step(state, enabled[(chance >>> 8) % enabled.length]!).state;
    }
  }
  return states;
}

/** Whether a permutation leaves all of these states as they are: to use it would cost time and save nothing. */
export function isIdle(
  system: TransitionSystem,
  permutation: Permutation,
  states: readonly Int32Array[],
): boolean {
  return states.every((state) =>
    imageOf(system, permutation, state).every((value, variable) => value === state[variable]),
  );
}
