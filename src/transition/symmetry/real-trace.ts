import type { RuleId, TransitionSystem } from '../form.ts';
import { Interpreter } from '../interpret.ts';
import { ModelError } from '../model-error.ts';
import { canonical } from './canonical.ts';
import type { Symmetry } from './find.ts';

/**
 * The actions of a trace of the system that passes through states with the given representatives: `representatives`
 * begins with that of the initial state, each one after it is that of a successor of the one before. With `breaks` the
 * trace goes on with an action a `check` of which breaks a rule of the same identifier.
 * @throws ModelError if there is no such trace: then the representatives are not those of a search of this system.
 */
export function realTrace(
  system: TransitionSystem,
  symmetry: Symmetry,
  representatives: readonly Int32Array[],
  breaks?: RuleId,
): readonly number[] {
  const interpreter = new Interpreter(system);
  const representative = canonical(system, symmetry);
  const trace: number[] = [];
  let state = interpreter.initial();
  const take = (what: string, suits: (action: number) => boolean): void => {
    const found = interpreter.enabled(state).filter(suits);
    // Of several, one of the process that moved last, so that processes switch seldom.
    const last = trace.at(-1);
    const process = last === undefined ? undefined : system.actions[last]!.process;
    const action = found.find((each) => system.actions[each]!.process === process) ?? found[0];
    if (action === undefined) throw new ModelError(system.name, `no action leads to ${what}`);
    trace.push(action);
    state = interpreter.step(state, action).state;
  };
  for (const [step, goal] of representatives.slice(1).entries()) {
    const wanted = goal.join();
    take(
      `the representative of step ${step + 1}`,
      (action) => representative(interpreter.step(state, action).state).join() === wanted,
    );
  }
  if (breaks !== undefined) {
    const { id } = system.rules[breaks]!;
    take(`a broken ${id}`, (action) =>
      interpreter.step(state, action).broken.some((rule) => system.rules[rule]!.id === id),
    );
  }
  return trace;
}
