import { accessClass } from '../machine/explorable.ts';
import type { EventOrder } from './event-order.ts';

/** A lock acquisition by an agent, performed at depth `end` or still waited for there. */
export interface Acquisition {
  readonly agent: number;
  readonly word: number;
  readonly count: number;
  readonly end: number;
  /** Stamp of the last event that wrote the lock word before. */
  readonly lastWrite: number;
  /** `performed`: the lock was free at `end`. `waiting`: it was taken, and the path ended. */
  readonly state: 'performed' | 'waiting';
}

/**
 * The events an acquisition races with although something lies between them in happens-before.
 *
 * An acquisition cannot be moved before the release that made it possible; it can be moved before the event
 * that *took* the lock, and that order is another trace. So the reversal point is the last event p that turned the
 * word from free to taken, unless the agent knows of p already. Why that is enough: suppose a search that ran p
 * misses every trace where this agent's acquisition r comes first. Prolong the trace that starts with p until
 * the lock is free for the first time, then run r (or to the end, if it is never freed: `waiting`). The search
 * has explored a trace equivalent to that one, p is the last event in it that took the lock, and no read lies
 * between release and r, so the race is found there.
 *
 * The engine does not see values, so p is known exactly only when it is a `lock`: then everything until the
 * release found it taken. Otherwise (trylock, which is an update; initialisation by a plain write) all updates,
 * writes and adds back to the last `lock` are taken for p. A wrong one costs a redundant execution at most. Releases
 * are never p: unlocking a lock that is not held must end the path.
 */
export function lockRaces(order: EventOrder, acquisition: Acquisition, races: number[]): void {
  const { agent, word, count, end, lastWrite } = acquisition;
  const releases = acquisition.state === 'performed' ? 1 : 0;
  races.length = 0;
  let unlocks = 0;
  let opaque = false;
  for (let depth = lastWrite - 1; depth >= 0; depth--) {
    if (!order.overlaps(depth, word, count)) continue;
    const covers = order.covers(depth, word, count);
    if (order.knows(agent, depth, end)) {
      if (covers) return;
      continue;
    }
    const kind = order.kindOf(depth);
    if (kind === accessClass.read) continue;
    if (kind === accessClass.unlock) {
      unlocks++;
      continue;
    }
    if (kind === accessClass.lock && covers) {
      if (unlocks === releases && !opaque) races.length = 0;
      races.push(depth);
      return;
    }
    if (kind !== accessClass.readModifyWrite) opaque = true;
    races.push(depth);
  }
}

/**
 * The agents whose first event after depth `j` can be moved to `j`: that event does not happen after the event at
 * `j` nor after any other event between `j` and `end`. A bit mask.
 *
 * `racer` is the agent whose event at `end` races with that at `j`; when it has no event in between, its racing event
 * is its first. If that event was pushed, its clock tells (`ordered`); an acquisition moved before the taking of
 * the lock has nothing before it (`alone`), as all that conflicts with it lies after the event at `j`.
 */
export function initials(
  order: EventOrder,
  j: number,
  racer: number,
  end: number,
  first: 'ordered' | 'alone',
): number {
  const { agents, clocks } = order;
  const rival = order.agentOf[j]!;
  let mask = 0;
  for (let a = 0; a < agents; a++) {
    if (a === rival) continue;
    let depth = order.firstAfter(a, j, end);
    let racing = false;
    if (depth < 0) {
      if (a !== racer) continue;
      if (first === 'alone') {
        mask |= 1 << a;
        continue;
      }
      depth = end;
      racing = true;
    }
    const row = depth * agents;
    let initial = true;
    for (let b = 0; b < agents; b++) {
      if (b === a || (racing && b === rival)) continue;
      if (clocks[row + b]! > j) initial = false;
    }
    if (initial) mask |= 1 << a;
  }
  return mask;
}
