import type { ExplorableMachine } from '../../machine/explorable.ts';
import type { ScheduleBound } from '../context-bounding.ts';
import { deadlock } from '../deadlock.ts';
import { identityOf } from '../violations.ts';

/** By what is observed: the fewest preemptions, or switches, of an interleaving that shows it. */
export interface ScheduleCosts {
  readonly outcomes: ReadonlyMap<string, number>;
  readonly violations: ReadonlyMap<string, number>;
  /** Agents that move in states. */
  readonly transitions: ReadonlyMap<string, number>;
}

/** Preemptions or switches that moving the agent adds behind the one that moved last (-1: none did). */
function added(
  kind: ScheduleBound['kind'],
  last: number,
  agent: number,
  { enabled }: { readonly enabled: number },
): number {
  if (last < 0 || last === agent) return 0;
  return kind === 'switches' || ((enabled >> last) & 1) === 1 ? 1 : 0;
}

/** Runs every interleaving to its end. */
export function scheduleCosts(machine: ExplorableMachine, kind: ScheduleBound['kind']): ScheduleCosts {
  const outcomes = new Map<string, number>();
  const violations = new Map<string, number>();
  const transitions = new Map<string, number>();
  const note = (costs: Map<string, number>, what: string, cost: number): void => {
    costs.set(what, Math.min(cost, costs.get(what) ?? Infinity));
  };
  const shown = (found: readonly { rule: string; key: string }[], cost: number): void => {
    for (const violation of found) note(violations, identityOf(violation), cost);
  };
  const visit = (last: number, before: number): void => {
    const enabled = machine.enabled();
    if (enabled === 0) {
      const final = machine.finish();
      note(outcomes, final.outcome, before);
      shown(final.violations, before);
      if (machine.unfinished() !== 0) shown([deadlock(machine.unfinished())], before);
    }
    for (let agent = 0; agent < machine.agents; agent++) {
      if (((enabled >> agent) & 1) === 0) continue;
      const cost = before + added(kind, last, agent, { enabled });
      machine.hash();
      note(transitions, `${machine.hashLo} ${machine.hashHi} ${agent}`, cost);
      const mark = machine.mark();
      const outcome = machine.step(agent);
      shown(machine.takeViolations(), cost);
      if (outcome !== 'violated') visit(agent, cost);
      machine.undo(mark);
    }
  };
  machine.reset();
  shown(machine.takeViolations(), 0);
  visit(-1, 0);
  return { outcomes, violations, transitions };
}

/** Preemptions or switches of one trace. */
export function costOf(
  machine: ExplorableMachine,
  kind: ScheduleBound['kind'],
  trace: readonly number[],
): number {
  machine.reset();
  return trace.reduce((sum, agent, at) => {
    const cost = added(kind, trace[at - 1] ?? -1, agent, { enabled: machine.enabled() });
    machine.step(agent);
    return sum + cost;
  }, 0);
}
