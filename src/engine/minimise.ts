import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { searchForFewer } from './fewer-switches.ts';
import { replay, shows } from './replay.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { Rehearsal } from './rehearsal.ts';
import { straighten } from './optimal/straighten.ts';
import { preemptionsOf, switchesOf } from './switches.ts';
import { identityOf } from './violations.ts';

/** A trace that breaks a rule with few context switches. */
export interface Minimised {
  readonly trace: readonly number[];
  readonly switches: number;
  /** All traces with fewer switches than this were searched, and none shows the violation (up to fingerprint collisions). */
  readonly atLeast: number;
  /** True if no trace has fewer switches: {@link atLeast} is {@link switches}. */
  readonly fewest: boolean;
  /** False if replaying the trace given did not show the violation; it is returned as it is then. */
  readonly replayed: boolean;
  /** Actions spent. */
  readonly actions: number;
}

/** How much a minimisation may cost. */
export interface MinimiseBudget {
  /** Actions to spend on moving blocks of the trace. */
  readonly moves: number;
  /** Actions to spend on searching all traces with 0, 1, 2, ... switches. */
  readonly search: number;
  /** Preemptions that the trace may have at most, if the one given has no more. There is no search then. */
  readonly preemptions?: number | undefined;
}

const defaultBudget: MinimiseBudget = { moves: 200_000, search: 300_000 };

/**
 * Looks for a trace with the same violation (rule and key) and as few context switches as possible. First takes the best
 * of the traces that are equivalent to the one given, then moves blocks of it together, which may lead to other
 * ones; then searches all schedules with 0, 1, 2, ... switches, each number to the end, until the violation is met,
 * the trace at hand is not beaten, or the budget is spent. The result is replayed.
 */
export function minimise(
  machine: ExplorableMachine,
  trace: readonly number[],
  violation: Pick<Violation, 'rule' | 'key'>,
  budget: MinimiseBudget = defaultBudget,
): Minimised {
  const first = replay(machine, trace);
  if (trace.length === 0 && shows(first, violation)) {
    return { trace, switches: 0, atLeast: 0, fewest: true, replayed: true, actions: 0 };
  }
  if (!shows(first, violation)) {
    const switches = switchesOf(trace);
    return { trace, switches, atLeast: 0, fewest: false, replayed: false, actions: trace.length };
  }
  const { moves, search, preemptions = Infinity } = budget;
  const straight = straighten(machine, trace, violation);
  const start = straight !== undefined && preemptionsOf(machine, straight) <= preemptions ? straight : trace;
  const rehearsal = new Rehearsal(machine, violation, preemptions);
  const merged = mergeBlocks(rehearsal, start, moves);
  const wanted = identityOf(violation);
  const searched = searchForFewer(
    machine,
    [{ matches: (met) => identityOf(met) === wanted, below: switchesOf(merged) }],
    preemptions === Infinity ? search : 0,
  );
  const { found, atLeast } = searched.results[0]!;
  const best = found === undefined ? merged : (straighten(machine, found.trace, violation) ?? found.trace);
  const replayed = shows(replay(machine, best), violation);
  const result = replayed ? best : trace;
  const switches = switchesOf(result);
  return {
    trace: result,
    switches,
    atLeast,
    fewest: switches === atLeast,
    replayed: true,
    actions: 2 * trace.length + rehearsal.actions + searched.actions + best.length,
  };
}
