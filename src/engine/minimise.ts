import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { Dfs } from './dfs.ts';
import { replay, shows } from './replay.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { Rehearsal } from './rehearsal.ts';
import { straighten } from './optimal/straighten.ts';
import { switchesOf } from './switches.ts';
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
  const straight = straighten(machine, trace, violation) ?? trace;
  const rehearsal = new Rehearsal(machine, violation);
  const merged = mergeBlocks(rehearsal, straight, budget.moves);
  const searched = searchBelow(machine, violation, switchesOf(merged), budget.search);
  const best =
    searched.trace === undefined
      ? merged
      : (straighten(machine, searched.trace, violation) ?? searched.trace);
  const replayed = shows(replay(machine, best), violation);
  const result = replayed ? best : trace;
  const switches = switchesOf(result);
  return {
    trace: result,
    switches,
    atLeast: searched.atLeast,
    fewest: switches === searched.atLeast,
    replayed: true,
    actions: 2 * trace.length + rehearsal.actions + searched.actions + best.length,
  };
}

/**
 * Searches all traces with fewer than `limit` switches for the violation, fewer first. `atLeast`: no trace with fewer
 * switches was left out; it is that of the trace if there is one.
 */
function searchBelow(
  machine: ExplorableMachine,
  violation: Pick<Violation, 'rule' | 'key'>,
  limit: number,
  budget: number,
): { readonly trace?: readonly number[]; readonly atLeast: number; readonly actions: number } {
  const wanted = identityOf(violation);
  let actions = 0;
  for (let switches = 0; switches < limit; switches++) {
    const search = new Dfs(machine, {}, { kind: 'switches', maximum: switches });
    for (;;) {
      const advance = search.advance(Math.min(5000, budget - actions - search.trail.transitions));
      if (search.trail.violations.has(wanted) || advance.kind !== 'running') break;
      if (actions + search.trail.transitions >= budget) return { atLeast: switches, actions: budget };
    }
    actions += search.trail.transitions;
    const trace = search.trail.violations.traceOf(wanted);
    if (trace !== undefined) return { trace, atLeast: switches, actions };
  }
  return { atLeast: limit, actions };
}
