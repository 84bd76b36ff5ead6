import type { ExplorableMachine } from '../machine/explorable.ts';

/** Context switches of a trace. */
export function switchesOf(trace: readonly number[]): number {
  let switches = 0;
  for (let i = 1; i < trace.length; i++) if (trace[i] !== trace[i - 1]) switches++;
  return switches;
}

/**
 * Preemptions of a trace: switches away from an agent that could have gone on. The machine is left at the end of the
 * trace, which must fit it.
 */
export function preemptionsOf(machine: ExplorableMachine, trace: readonly number[]): number {
  let preemptions = 0;
  machine.reset();
  for (let i = 0; i < trace.length; i++) {
    const last = i === 0 ? -1 : trace[i - 1]!;
    if (last >= 0 && last !== trace[i] && (machine.enabled() & (1 << last)) !== 0) preemptions++;
    machine.step(trace[i]!);
  }
  machine.takeViolations();
  return preemptions;
}
