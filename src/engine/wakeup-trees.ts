import type { AccessClass } from '../machine/explorable.ts';
import { grown } from './growth.ts';
import type { SnapshotTable } from './snapshot.ts';

/**
 * The wakeup trees of all nodes of a search: ordered trees of the events that are still to be run from a node (Abdulla,
 * Aronis, Jonsson, Sagonas: Source sets, J. ACM 64(4), 2017, section 5.2). Each tree node is an event: the agent that
 * moves and the access it makes. From the root to a leaf is a sequence to be run; behind a leaf the search is free.
 *
 * A tree node is a number; 0 is none. The fields are public: the search walks them itself.
 */
export class WakeupTrees {
  agents = new Uint8Array(256);
  kinds = new Uint8Array(256);
  words = new Int32Array(256);
  counts = new Int32Array(256);
  /** First child, which is run first. */
  children = new Int32Array(256);
  /** Next sibling, which is run next; among free nodes, the next free one. */
  siblings = new Int32Array(256);
  private used = 1;
  private free = 0;

  /** A tree node without children. */
  make(agent: number, kind: AccessClass, word: number, count: number): number {
    let node = this.free;
    if (node !== 0) this.free = this.siblings[node]!;
    else {
      node = this.used++;
      if (node === this.agents.length) this.grow();
    }
    this.agents[node] = agent;
    this.kinds[node] = kind;
    this.words[node] = word;
    this.counts[node] = count;
    this.children[node] = this.siblings[node] = 0;
    return node;
  }

  /** The list with the tree node as its last sibling. */
  append(first: number, node: number): number {
    if (first === 0) return node;
    let last = first;
    while (this.siblings[last]! !== 0) last = this.siblings[last]!;
    this.siblings[last] = node;
    return first;
  }

  /** Gives one tree node back, without its children and siblings. */
  release(node: number): void {
    this.siblings[node] = this.free;
    this.free = node;
  }

  /** Gives a list of siblings back, with all below. */
  releaseAll(first: number): void {
    for (let node = first; node !== 0;) {
      const next = this.siblings[node]!;
      this.releaseAll(this.children[node]!);
      this.release(node);
      node = next;
    }
  }

  /** The tables as they are, for {@link adopt}. */
  tables(): Readonly<Record<string, Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>> {
    const { used, agents, kinds, words, counts, children, siblings } = this;
    return {
      treeAgents: agents.slice(0, used),
      treeKinds: kinds.slice(0, used),
      treeWords: words.slice(0, used),
      treeCounts: counts.slice(0, used),
      treeChildren: children.slice(0, used),
      treeSiblings: siblings.slice(0, used),
      treeFree: Int32Array.of(this.free),
    };
  }

  /** Takes over the tables of another search; false if one is missing. */
  adopt(tables: Readonly<Record<string, SnapshotTable>>): boolean {
    const { treeAgents, treeKinds, treeWords, treeCounts, treeChildren, treeSiblings, treeFree } = tables;
    if (!treeAgents || !treeKinds || !treeWords || !treeCounts || !treeChildren || !treeSiblings || !treeFree)
      return false;
    this.used = treeAgents.length;
    while (this.agents.length <= this.used) this.grow();
    this.agents.set(treeAgents);
    this.kinds.set(treeKinds);
    this.words.set(treeWords);
    this.counts.set(treeCounts);
    this.children.set(treeChildren);
    this.siblings.set(treeSiblings);
    this.free = treeFree[0]!;
    return true;
  }

  bytes(): number {
    return this.agents.byteLength * 18;
  }

  private grow(): void {
    const length = this.agents.length + 1;
    this.agents = grown(this.agents, length);
    this.kinds = grown(this.kinds, length);
    this.words = grown(this.words, length);
    this.counts = grown(this.counts, length);
    this.children = grown(this.children, length);
    this.siblings = grown(this.siblings, length);
  }
}
