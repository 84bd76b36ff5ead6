import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { Dfs } from './dfs.ts';
import { replay, shows } from './replay.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { Rehearsal } from './rehearsal.ts';
import { identityOf } from './violations.ts';

/** A trace that breaks a rule with few context switches. */
export interface Minimised {
  readonly trace: readonly number[];
  readonly switches: number;
  /** True if no trace with fewer switches breaks the rule (up to fingerprint collisions). */
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

/** Context switches of a trace. */
export function switchesOf(trace: readonly number[]): number {
  let switches = 0;
  for (let i = 1; i < trace.length; i++) if (trace[i] !== trace[i - 1]) switches++;
  return switches;
}

/**
 * Looks for a trace with the same violation (rule and key) and as few context switches as possible. First moves
 * blocks of the trace together, which is cheap; then searches all schedules with 0, 1, 2, ... switches, each number
 * to the end, until the violation is met, the trace at hand is not beaten, or the budget is spent. The result
 * is replayed.
 */
export function minimise(
  machine: ExplorableMachine,
  trace: readonly number[],
  violation: Pick<Violation, 'rule' | 'key'>,
  budget: MinimiseBudget = defaultBudget,
): Minimised {
  const first = replay(machine, trace);
  if (trace.length === 0 && shows(first, violation)) {
    return { trace, switches: 0, fewest: true, replayed: true, actions: 0 };
  }
  if (!shows(first, violation)) {
    return { trace, switches: switchesOf(trace), fewest: false, replayed: false, actions: trace.length };
  }
  const rehearsal = new Rehearsal(machine, violation);
  const merged = mergeBlocks(rehearsal, trace, budget.moves);
  const searched = fewestSwitches(machine, violation, switchesOf(merged) - 1, budget.search);
  const last = new Rehearsal(machine, violation);
  const best = searched.trace === undefined ? merged : mergeBlocks(last, searched.trace, budget.moves);
  const replayed = shows(replay(machine, best), violation);
  const actions = trace.length + rehearsal.actions + searched.actions + last.actions + best.length;
  const result = replayed ? best : trace;
  return {
    trace: result,
    switches: switchesOf(result),
    fewest: replayed && searched.exhausted,
    replayed: true,
    actions,
  };
}

/**
 * Searches all traces with at most `maximum` switches for the violation, fewer first. `exhausted` is true if no
 * trace with fewer switches than the result (or with at most `maximum`, if there is none) was left out.
 */
function fewestSwitches(
  machine: ExplorableMachine,
  violation: Pick<Violation, 'rule' | 'key'>,
  maximum: number,
  budget: number,
): { readonly trace?: readonly number[]; readonly exhausted: boolean; readonly actions: number } {
  const wanted = identityOf(violation);
  let actions = 0;
  for (let switches = 0; switches <= maximum; switches++) {
    const search = new Dfs(machine, {}, { kind: 'switches', maximum: switches });
    for (;;) {
      const advance = search.advance(Math.min(5000, budget - actions - search.trail.transitions));
      if (search.trail.violations.has(wanted) || advance.kind !== 'running') break;
      if (actions + search.trail.transitions >= budget) return { exhausted: false, actions: budget };
    }
    actions += search.trail.transitions;
    const trace = search.trail.violations.traceOf(wanted);
    if (trace !== undefined) return { trace, exhausted: true, actions };
  }
  return { exhausted: true, actions };
}
