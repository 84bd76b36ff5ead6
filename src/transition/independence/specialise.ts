import type { ProcessId, TransitionSystem, VariableId } from '../form.ts';
import { footprintOfBody, members } from './footprint.ts';
import { ProcessValues } from './process-values.ts';
import { mostFollowed, Narrowing } from './values.ts';

/** A system in terms of what can be true at each program counter. */
export interface Specialised {
  /** Actions keep their numbers; branches that are never taken and checks that never fail are left out. */
  readonly system: TransitionSystem;
  /** Variables that at most one process holds at a time, and where. */
  readonly locks: readonly Lock[];
}

/** A variable that processes take when it is 0, and set to 0 again. */
export interface Lock {
  readonly variable: VariableId;
  /** For each process with it the counters at which it surely has it; the variable is non-zero then. */
  readonly heldAt: ReadonlyMap<ProcessId, ReadonlySet<number>>;
}

/**
 * Follows each process through its program counters, with the values that are possible there for the variables that
 * nobody else assigns, and for locks that the process has.
 *
 * A variable is a lock if every assignment to it is either by a process that has it, or of a non-zero constant where
 * the variable is known to be 0: the process has the lock then, until it assigns 0. By induction over a run, at most
 * one process has a lock, it is non-zero while one has, and its value is what that process assigned last: who takes
 * it sees 0, so that nobody had it. Variables that are used in another way are taken out, and all is done again.
 */
export function specialise(system: TransitionSystem): Specialised {
  const writers = writersOf(system);
  const narrowing = new Narrowing(system);
  let candidates = new Set(
    system.variables.flatMap(({ initial, values }, variable) =>
      writers[variable]!.size > 1 && initial === 0 && values <= mostFollowed ? [variable] : [],
    ),
  );
  for (;;) {
    const runs = system.processes.map((_, process) => {
      const own = system.variables.flatMap(({ values }, variable) =>
        values <= mostFollowed && [...writers[variable]!].every((each) => each === process) ? [variable] : [],
      );
      return new ProcessValues(system, process, { own, locks: candidates }, narrowing);
    });
    const misused = new Set(runs.flatMap((run) => [...run.misused]));
    if (misused.size > 0) {
      candidates = new Set([...candidates].filter((variable) => !misused.has(variable)));
      continue;
    }
    const actions = system.actions.map((action, number) => runs[action.process]!.narrowedAction(number));
    const locks = [...candidates].map((variable) => ({
      variable,
      heldAt: new Map(runs.map((run, process) => [process, run.holding(variable)])),
    }));
    return { system: { ...system, actions }, locks };
  }
}

/** For each variable the processes whose actions may assign it. */
function writersOf(system: TransitionSystem): readonly ReadonlySet<ProcessId>[] {
  const writers = system.variables.map(() => new Set<ProcessId>());
  for (const { process, body } of system.actions) {
    for (const variable of members(footprintOfBody(body).writes)) writers[variable]!.add(process);
  }
  return writers;
}
