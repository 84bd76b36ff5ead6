import type { Exploration } from './exploration.ts';

/** What an exploration still has before it, as far as the nodes of its trail tell. */
export interface Remainder {
  /** Nodes of the trail at which agents are still to be tried. */
  readonly openNodes: number;
  /**
   * Part of the tree that is done, 0 to 1: each node's share is divided evenly among the agents tried and to be tried
   * there (Knuth: Estimating the efficiency of backtrack programs, 1975, turned to what has been passed). A guess:
   * subtrees differ, and agents may be added to a node later.
   */
  readonly part: number;
}

/** The remainder of an exploration whose trail is a path of nodes; undefined for others. */
export function remainderOf(exploration: Exploration): Remainder | undefined {
  if (exploration.pendingAt === undefined) return undefined;
  const { trail } = exploration;
  let openNodes = 0;
  let part = 0;
  let share = 1;
  for (let depth = 0; depth <= trail.length; depth++) {
    const pending = bits(exploration.pendingAt(depth));
    if (pending !== 0) openNodes++;
    const tried = trail.tried[depth]!;
    const all = tried + pending;
    if (all === 0) continue;
    // The last agent tried at a node is the one whose subtree the trail is in.
    const done = depth === trail.length ? tried : tried - 1;
    part += (share * done) / all;
    share /= all;
  }
  return { openNodes, part };
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
