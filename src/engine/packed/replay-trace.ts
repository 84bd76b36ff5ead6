import type { ProcessId, RuleId, TransitionSystem, VariableId } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { ModelError } from '../../transition/model-error.ts';

/** A variable that an action changed. */
export interface Change {
  readonly variable: VariableId;
  readonly before: number;
  readonly after: number;
}

/** One action of a trace, as the interpreter performs it. */
export interface ReplayedStep {
  readonly action: number;
  readonly process: ProcessId;
  /** By number of the variable, ascending. */
  readonly changes: readonly Change[];
  /** Rules that a `check` of the action breaks, and those that the state after it breaks, ascending. */
  readonly broken: readonly RuleId[];
  /** Value of each variable afterwards. */
  readonly state: Int32Array;
}

/** A replayed trace. */
export interface Replay {
  readonly initial: Int32Array;
  /** Rules that the initial state breaks, ascending. */
  readonly brokenInitially: readonly RuleId[];
  readonly steps: readonly ReplayedStep[];
}

/**
 * Performs a trace on the interpreter.
 * @throws ModelError if an action of it is not enabled where the trace takes it.
 */
export function replayTrace(system: TransitionSystem, trace: readonly number[]): Replay {
  const interpreter = new Interpreter(system);
  const initial = interpreter.initial();
  let state = initial;
  const steps = trace.map((action, at): ReplayedStep => {
    if (!interpreter.isEnabled(state, action)) {
      const label = system.actions[action]!.label;
      throw new ModelError(
        system.name,
        `action ${action} '${label}' is not enabled at step ${at + 1} of the trace`,
      );
    }
    const before = state;
    const step = interpreter.step(before, action);
    state = step.state;
    const broken = new Set([...step.broken, ...interpreter.inspect(state).broken]);
    return {
      action,
      process: system.actions[action]!.process,
      changes: [...state].flatMap((after, variable) =>
        after === before[variable] ? [] : [{ variable, before: before[variable]!, after }],
      ),
      broken: [...broken].sort((a, b) => a - b),
      state,
    };
  });
  return { initial, brokenInitially: interpreter.inspect(initial).broken, steps };
}
