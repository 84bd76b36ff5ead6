import type { Access, AccessClass } from '../machine/explorable.ts';
import { accessClass, conflicts } from '../machine/explorable.ts';
import type { EventOrder } from './event-order.ts';
import { grown } from './growth.ts';
import type { WakeupTrees } from './wakeup-trees.ts';

/** `conflicts` as a table of class * 8 + class. */
export const conflictTable = new Uint8Array(64);
for (const a of Object.values(accessClass)) {
  for (const b of Object.values(accessClass)) conflictTable[a * 8 + b] = conflicts(a, b) ? 1 : 0;
}

/** What {@link WakeupSequence.meet} says of an access that no event is in the way of. */
const unmet = -1;
/** The same, as the event of the sequence that is the agent's first was met before. */
const own = -2;

/**
 * The sequence that reverses a race: the events of the trace behind the node at depth j that do not happen after the
 * event e at j (`notdep(e, E)`), and the access that races with e. Run from the node, it leads to the traces in which
 * the racing access comes before e.
 *
 * Only a part of it is put into a wakeup tree: what the racing access needs to happen before it, and for every agent
 * that is not to be run first one event that is in its way, so that it does not stay asleep. The rest comes by itself.
 */
export class WakeupSequence {
  private readonly order: EventOrder;
  private length = 0;
  private depths = new Int32Array(256);
  private agents = new Uint8Array(256);
  private kinds = new Uint8Array(256);
  private words = new Int32Array(256);
  private counts = new Int32Array(256);
  /** 1 for events that a branch of the tree already holds. */
  private taken = new Uint8Array(256);
  /** Stamps, by agent: events before them are needed by the racing access; needed at all. */
  private readonly past: Int32Array;
  private readonly needed: Int32Array;

  constructor(order: EventOrder) {
    this.order = order;
    this.past = new Int32Array(order.agents);
    this.needed = new Int32Array(order.agents);
  }

  /**
   * Collects the sequence for the race of the event at depth `j` with the access of `racer`, whose event before has
   * the stamp `previous` (0: none).
   */
  collect(j: number, racer: number, access: Access, previous: number): void {
    const { order, past } = this;
    const { agents, clocks } = order;
    const rival = order.agentOf[j]!;
    this.length = 0;
    for (let depth = j + 1; depth < order.length; depth++) {
      if (clocks[depth * agents + rival]! > j) continue;
      this.add(depth, order.agentOf[depth]!, order.kinds[depth]!, order.words[depth]!, order.counts[depth]!);
    }
    if (previous === 0) past.fill(0);
    else for (let a = 0; a < agents; a++) past[a] = clocks[(previous - 1) * agents + a]!;
    const { class: kind, word, count } = access;
    for (let k = 0; k < this.length; k++)
      if (this.agents[k] !== racer && this.conflictsAt(k, kind, word, count)) this.raise(past, k);
    this.needed.set(past);
    this.add(-1, racer, kind, word, count);
  }

  /**
   * The first event that an agent's next access conflicts with, {@link own} if the agent's own first event comes before
   * any such, {@link unmet} if there is none. In the last two cases the agent may as well run first (it is a weak
   * initial), otherwise not.
   */
  meet(agent: number, { class: kind, word, count }: Access): number {
    return this.meetAccess(agent, kind, word, count);
  }

  private meetAccess(agent: number, kind: number, word: number, count: number): number {
    for (let k = 0; k < this.length; k++) {
      if (this.taken[k] === 1) continue;
      if (this.agents[k] === agent) {
        this.ownAt = k;
        return own;
      }
      if (this.conflictsAt(k, kind, word, count)) return k;
    }
    return unmet;
  }
  private ownAt = 0;

  /** Sees to it that the event is run, and all it needs. */
  need(k: number): void {
    if (this.depths[k]! >= 0) this.raise(this.needed, k);
  }

  /**
   * Puts the sequence into the tree unless a leaf of the tree is compatible with it, behind which everything will be
   * explored. Gives the first sibling of the tree (as it is now), or 0 if nothing had to be added.
   */
  insert(trees: WakeupTrees, roots: number): number {
    let parent = 0;
    let node = roots;
    while (node !== 0) {
      const met = this.meetAccess(
        trees.agents[node]!,
        trees.kinds[node]!,
        trees.words[node]!,
        trees.counts[node]!,
      );
      if (met >= 0) {
        this.need(met);
        node = trees.siblings[node]!;
        continue;
      }
      if (met === own) this.taken[this.ownAt] = 1;
      if (trees.children[node] === 0) return 0;
      parent = node;
      node = trees.children[node]!;
    }
    const branch = this.branch(trees);
    if (parent === 0) return trees.append(roots, branch);
    trees.append(trees.children[parent]!, branch);
    return roots;
  }

  /** The needed events as a branch: first those that the racing access needs, then it, then the others. */
  private branch(trees: WakeupTrees): number {
    const last = this.length - 1;
    let top = 0;
    let bottom = 0;
    const put = (k: number): void => {
      const node = trees.make(this.agents[k]!, this.kinds[k] as AccessClass, this.words[k]!, this.counts[k]!);
      if (top === 0) top = node;
      else trees.children[bottom] = node;
      bottom = node;
      this.taken[k] = 1;
    };
    const { past, needed } = this;
    for (let k = 0; k < last; k++)
      if (this.taken[k] === 0 && past[this.agents[k]!]! > this.depths[k]!) put(k);
    if (this.taken[last] === 0) put(last);
    for (let k = 0; k < last; k++)
      if (this.taken[k] === 0 && needed[this.agents[k]!]! > this.depths[k]!) put(k);
    return top;
  }

  private conflictsAt(k: number, kind: number, word: number, count: number): boolean {
    const first = this.words[k]!;
    if (first >= word + count || word >= first + this.counts[k]!) return false;
    return conflictTable[kind * 8 + this.kinds[k]!] === 1;
  }

  /** Raises the stamps to include event k and what happens before it. */
  private raise(stamps: Int32Array, k: number): void {
    const { agents, clocks } = this.order;
    const row = this.depths[k]! * agents;
    for (let a = 0; a < agents; a++) if (clocks[row + a]! > stamps[a]!) stamps[a] = clocks[row + a]!;
  }

  private add(depth: number, agent: number, kind: number, word: number, count: number): void {
    const k = this.length;
    if (k === this.depths.length) {
      this.depths = grown(this.depths, k + 1);
      this.agents = grown(this.agents, k + 1);
      this.kinds = grown(this.kinds, k + 1);
      this.words = grown(this.words, k + 1);
      this.counts = grown(this.counts, k + 1);
      this.taken = grown(this.taken, k + 1);
    }
    this.depths[k] = depth;
    this.agents[k] = agent;
    this.kinds[k] = kind;
    this.words[k] = word;
    this.counts[k] = count;
    this.taken[k] = 0;
    this.length = k + 1;
  }
}
