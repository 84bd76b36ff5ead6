import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { deadlock } from './deadlock.ts';
import { inspectStart } from './start.ts';

/** Why a trace does not fit a machine. */
export type MisfitReason =
  /** There is no agent of this number. */
  | 'unknown agent'
  /** The agent has finished. */
  | 'finished'
  /** The agent waits for a lock. */
  | 'blocked'
  /** The path had ended with a violation before. */
  | 'path ended';

/** What replaying a trace showed. */
export type Replay =
  | {
      readonly kind: 'replayed';
      /** In the order they were met; `actions` is the number of actions performed when it was. */
      readonly violations: readonly { readonly violation: Violation; readonly actions: number }[];
      /** `final`: every agent finished or waits for ever. `violated`: the last action ended the path. */
      readonly end: 'final' | 'violated' | 'open';
      /** Outcome of the final state. */
      readonly outcome?: string;
    }
  /** The action at `index` (from 0) could not be performed. */
  | { readonly kind: 'misfit'; readonly index: number; readonly agent: number; readonly reason: MisfitReason }
  | { readonly kind: 'unmodelled'; readonly index: number; readonly what: string }
  /** The machine did not know all shared words yet; replay after the search. */
  | { readonly kind: 'widened'; readonly index: number };

/** Watches a replay; called on the machine itself, which it must leave as it is. */
export interface ReplayObserver {
  /** The agent is about to perform action `index`. */
  before?(agent: number, index: number): void;
  after?(agent: number, index: number): void;
}

/** Performs the actions of a trace from the initial state and says what was met. */
export function replay(
  machine: ExplorableMachine,
  trace: readonly number[],
  observer: ReplayObserver = {},
): Replay {
  const violations: { violation: Violation; actions: number }[] = [];
  const start = inspectStart(machine);
  if (start.kind === 'unmodelled') return { kind: 'unmodelled', index: 0, what: start.what };
  for (const violation of start.violations) violations.push({ violation, actions: 0 });
  let ended = start.kind === 'violated';
  for (const [index, agent] of trace.entries()) {
    const reason = ended ? 'path ended' : misfit(machine, agent);
    if (reason !== undefined) return { kind: 'misfit', index, agent, reason };
    observer.before?.(agent, index);
    const outcome = machine.step(agent);
    if (outcome === 'unmodelled') return { kind: 'unmodelled', index, what: machine.unmodelled() };
    if (outcome === 'widened') return { kind: 'widened', index };
    for (const violation of machine.takeViolations()) violations.push({ violation, actions: index + 1 });
    ended = outcome === 'violated';
    observer.after?.(agent, index);
  }
  if (ended) return { kind: 'replayed', violations, end: 'violated' };
  if (machine.enabled() !== 0) return { kind: 'replayed', violations, end: 'open' };
  const final = machine.finish();
  const waiting = machine.unfinished();
  const last = waiting === 0 ? final.violations : [...final.violations, deadlock(waiting)];
  for (const violation of last) violations.push({ violation, actions: trace.length });
  return { kind: 'replayed', violations, end: 'final', outcome: final.outcome };
}

/** Whether the replay showed a violation of this rule and key. */
export function shows(replayed: Replay, wanted: Pick<Violation, 'rule' | 'key'>): boolean {
  if (replayed.kind !== 'replayed') return false;
  return replayed.violations.some(
    ({ violation }) => violation.rule === wanted.rule && violation.key === wanted.key,
  );
}

function misfit(machine: ExplorableMachine, agent: number): MisfitReason | undefined {
  if (!Number.isInteger(agent) || agent < 0 || agent >= machine.agents) return 'unknown agent';
  if ((machine.unfinished() & (1 << agent)) === 0) return 'finished';
  return (machine.enabled() & (1 << agent)) === 0 ? 'blocked' : undefined;
}
