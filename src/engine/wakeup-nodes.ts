import { grown } from './growth.ts';
import type { SnapshotTable } from './snapshot.ts';
import { WakeupTrees } from './wakeup-trees.ts';

/** No agent is chosen. */
export const nobody = -1;

/** The nodes of the trace that dpor is at: one entry of each array a depth. Sets of agents are masks. */
export class WakeupNodes {
  readonly trees = new WakeupTrees();
  /** Agents that can move. */
  enabled = new Int32Array(1024);
  /** Agents that have not finished. */
  unfinished = new Int32Array(1024);
  /** Agents not to be tried (again), as everything that begins with them was or will be explored elsewhere. */
  sleep = new Int32Array(1024);
  /** Agents still to be tried behind which the search is free: a race that one of them reverses needs nothing else. */
  leaves = new Int32Array(1024);
  /** The agent to move next, or {@link nobody}. */
  chosen = new Int32Array(1024);
  /** First tree node of the wakeup tree: what is still to be run from here. */
  roots = new Int32Array(1024);

  /** Makes room for the depth and the one behind it. */
  reach(depth: number): void {
    const length = depth + 2;
    if (length <= this.enabled.length) return;
    this.enabled = grown(this.enabled, length);
    this.unfinished = grown(this.unfinished, length);
    this.sleep = grown(this.sleep, length);
    this.leaves = grown(this.leaves, length);
    this.chosen = grown(this.chosen, length);
    this.roots = grown(this.roots, length);
  }

  /** Changes the wakeup tree at the depth. */
  setRoots(depth: number, roots: number): void {
    const { agents, children, siblings } = this.trees;
    this.roots[depth] = roots;
    let leaves = 0;
    for (let node = roots; node !== 0; node = siblings[node]!)
      if (children[node] === 0) leaves |= 1 << agents[node]!;
    this.leaves[depth] = leaves;
  }

  /** The tables of the nodes up to the depth, for {@link adopt}. */
  tables(depth: number): Readonly<Record<string, SnapshotTable>> {
    const { enabled, unfinished, sleep, leaves, chosen, roots } = this;
    const end = depth + 1;
    return {
      enabled: enabled.slice(0, end),
      unfinished: unfinished.slice(0, end),
      sleep: sleep.slice(0, end),
      leaves: leaves.slice(0, end),
      chosen: chosen.slice(0, end),
      roots: roots.slice(0, end),
      ...this.trees.tables(),
    };
  }

  /** Takes over the tables of another search; false if one is missing. */
  adopt(tables: Readonly<Record<string, SnapshotTable>>): boolean {
    const { enabled, unfinished, sleep, leaves, chosen, roots } = tables;
    if (!enabled || !unfinished || !sleep || !leaves || !chosen || !roots) return false;
    this.reach(enabled.length);
    this.enabled.set(enabled);
    this.unfinished.set(unfinished);
    this.sleep.set(sleep);
    this.leaves.set(leaves);
    this.chosen.set(chosen);
    this.roots.set(roots);
    return this.trees.adopt(tables);
  }

  /** Mask of the agents that are to be tried at the depth, as far as it is known yet. */
  pendingAt(depth: number): number {
    const { agents, siblings } = this.trees;
    const chosen = this.chosen[depth]!;
    let pending = chosen === nobody ? 0 : 1 << chosen;
    for (let node = this.roots[depth]!; node !== 0; node = siblings[node]!) pending |= 1 << agents[node]!;
    return pending;
  }

  bytes(): number {
    return this.enabled.byteLength * 6 + this.trees.bytes();
  }
}
