import type { Exploration } from './exploration.ts';
import { remainderOf } from './explored-part.ts';

/** Figures of a search that is still under way. */
export interface SearchProgress {
  readonly round: number;
  readonly transitions: number;
  readonly executions?: number;
  readonly states?: number;
  /** Within a bound on preemptions: those of the interleavings that are being explored. */
  readonly preemptions?: number;
  /** Transitions a second since the last report. */
  readonly rate: number;
  /** Of the trace it is at. */
  readonly length: number;
  /** Of the longest trace. */
  readonly depth: number;
  /** Nodes of the trace with agents still to be tried, or states found and not yet expanded. */
  readonly open?: number;
  /** Guess of the part that is done, 0 to 1; for searches that do not store states. */
  readonly part?: number;
  /** Part of the transitions since the last report that led to new states, 0 to 1: nears 0 towards the end. */
  readonly fresh?: number;
  /** Bytes of the tables. */
  readonly bytes: number;
  /** Different violations found so far. */
  readonly violations: number;
  /** Since the search began. */
  readonly milliseconds: number;
}

/** What was known at the last report. */
export interface LastReport {
  /** Milliseconds, of `performance.now()`. */
  readonly at: number;
  readonly transitions: number;
  readonly states: number;
}

/** What has to be known for the next report. */
export function reportAt(at: number, { trail, states = 0 }: Exploration): LastReport {
  return { at, transitions: trail.transitions, states };
}

/** The figures of an exploration. `milliseconds` since the search began. */
export function progressOf(
  exploration: Exploration,
  round: number,
  milliseconds: number,
  { last, now }: { readonly last: LastReport; readonly now: LastReport },
): SearchProgress {
  const { executions, states, level, queued, trail } = exploration;
  const remainder = remainderOf(exploration);
  const open = remainder?.openNodes ?? queued;
  const transitions = now.transitions - last.transitions;
  const rate = (transitions / (now.at - last.at)) * 1000;
  return {
    round,
    transitions: trail.transitions,
    ...(executions === undefined ? {} : { executions }),
    ...(states === undefined ? {} : { states }),
    ...(level === undefined ? {} : { preemptions: level }),
    rate,
    length: trail.length,
    depth: trail.depth,
    ...(open === undefined ? {} : { open }),
    // Where states are stored, the first nodes of the trail hold nearly all of them: shares of nodes say nothing.
    ...(remainder === undefined || states !== undefined ? {} : { part: remainder.part }),
    ...(states === undefined || transitions === 0 ? {} : { fresh: (now.states - last.states) / transitions }),
    bytes: exploration.bytes(),
    violations: trail.violations.size,
    milliseconds,
  };
}
