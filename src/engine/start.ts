import type { Access, ExplorableMachine, Violation } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';

/** What a machine is like before the first action. */
export type Start =
  | { readonly kind: 'open'; readonly violations: readonly Violation[] }
  /** An agent ended the path on the way to its first visible access. */
  | { readonly kind: 'violated'; readonly violations: readonly Violation[] }
  | { readonly kind: 'unmodelled'; readonly what: string };

/**
 * Resets the machine and looks whether an agent got stuck before its first visible access. Such a machine has
 * unfinished agents, none of them enabled, and not all of them wait for a lock.
 */
export function inspectStart(machine: ExplorableMachine): Start {
  machine.reset();
  const violations = machine.takeViolations();
  const unfinished = machine.unfinished();
  if (machine.enabled() !== 0 || unfinished === 0) return { kind: 'open', violations };
  if (violations.length !== 0) return { kind: 'violated', violations };
  const access: Access = { class: accessClass.read, word: 0, count: 1 };
  for (let agent = 0; agent < machine.agents; agent++) {
    if ((unfinished & (1 << agent)) === 0) continue;
    machine.nextAccess(agent, access);
    if (access.class !== accessClass.lock) return { kind: 'unmodelled', what: machine.unmodelled() };
  }
  return { kind: 'open', violations };
}
