import type { TransitionSystem } from '../../../transition/form.ts';
import { replayTrace } from '../replay-trace.ts';
import type { PackedResult } from '../result.ts';

/** A result without what two searches need not agree on: memory, and which of several shortest traces. */
export function essence(result: PackedResult): unknown {
  const { broken } = result;
  return {
    ...result,
    bytesPerState: 0,
    broken: broken.map(({ rule, count, trace }) => ({ rule, count, length: trace.length })),
  };
}

/** Whether each trace of a result can be executed and breaks its rule in the last step. */
export function tracesHold(system: TransitionSystem, { broken }: PackedResult): boolean {
  return broken.every(({ rule, trace }) => {
    const { steps, brokenInitially } = replayTrace(system, trace);
    return (steps.at(-1)?.broken ?? brokenInitially).includes(rule);
  });
}
