import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, outOfMemory, running, widened } from './exploration.ts';
import { FingerprintSet } from './fingerprints.ts';
import type { SearchLimits } from './limits.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import { StateTree } from './state-tree.ts';
import { Trail } from './trail.ts';

/**
 * Breadth-first search over states: the trace it finds to a violation is a shortest one.
 *
 * A state costs its fingerprint and its place in the tree of states. States of a level are in the order of their
 * parents, so a level costs one walk over the tree of its ancestors.
 */
export class Bfs implements Exploration {
  readonly trail: Trail;
  private readonly machine: ExplorableMachine;
  private readonly visited: FingerprintSet;
  private readonly stateLimit: number;
  private readonly depthLimit: number;
  private readonly tree = new StateTree();
  /** States that are expanded. */
  private expanded = 0;
  /** Agents still to be tried in the state being expanded. */
  private untried = 0;
  private cut = false;

  /** Resets the machine and stands at the initial state. */
  constructor(machine: ExplorableMachine, limits: SearchLimits) {
    this.machine = machine;
    this.trail = new Trail(machine, 'length');
    this.stateLimit = limits.states ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.visited = new FingerprintSet(
      limits.memoryBytes === undefined ? {} : { maximumBytes: limits.memoryBytes },
    );
    this.trail.begin();
    this.arrive(0, 0);
    this.expand();
  }

  get states(): number {
    return this.visited.size;
  }

  get queued(): number {
    return this.tree.size - this.expanded;
  }

  get collisionOdds(): number {
    return this.visited.collisionOdds();
  }

  advance(transitions: number): Advance {
    const { trail, tree } = this;
    let left = transitions;
    for (;;) {
      if (this.untried === 0) {
        if (this.expanded === tree.size) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        const { replayed } = tree;
        if (tree.moveTo(this.expanded, trail) === 'widened') return widened;
        left -= tree.replayed - replayed;
        this.expand();
        continue;
      }
      if (this.visited.size > this.stateLimit) return { kind: 'bounded', limit: 'states' };
      if (this.visited.full) return outOfMemory;
      if (left-- <= 0) return running;
      const bit = this.untried & -this.untried;
      const agent = 31 - Math.clz32(bit);
      this.untried &= ~bit;
      const outcome = trail.step(agent);
      if (outcome === 'parked' || outcome === 'finished') this.arrive(this.expanded - 1, agent);
      else if (outcome === 'widened') return widened;
      else if (outcome === 'unmodelled') return { kind: 'unmodelled', what: this.machine.unmodelled() };
      trail.back();
    }
  }

  bytes(): number {
    return this.visited.bytes() + this.trail.bytes() + this.tree.bytes();
  }

  snapshot(): ExplorationSnapshot {
    const { slots, marks } = this.visited.tables();
    return {
      trail: this.trail.snapshot(),
      numbers: {
        cut: this.cut ? 1 : 0,
        states: this.visited.size,
        expanded: this.expanded,
        untried: this.untried,
      },
      tables: { ...this.tree.tables(this.trail.length), slots, marks },
    };
  }

  restore({ trail, numbers, tables }: ExplorationSnapshot): 'restored' | 'diverged' {
    const { slots, marks } = tables;
    if (!slots || !marks || !this.tree.adopt(tables)) return 'diverged';
    if (this.trail.restore(trail) === 'diverged') return 'diverged';
    const { expanded, untried, states, cut } = numbers;
    this.expanded = expanded!;
    this.untried = untried!;
    this.cut = cut === 1;
    this.visited.adopt(slots as Int32Array, marks as Int32Array, states!);
    return 'restored';
  }

  /** Stores the state the machine is in, if it is new. */
  private arrive(parent: number, mover: number): void {
    this.machine.hash();
    if (!this.visited.add(this.machine.hashLo, this.machine.hashHi)) return;
    this.tree.add(parent, mover);
  }

  /** Begins with the successors of the state the trail is at, which is the next one to expand. */
  private expand(): void {
    const depth = this.trail.length;
    this.tree.place(depth, this.expanded++);
    const enabled = this.machine.enabled();
    if (enabled === 0) this.trail.close(this.machine.unfinished());
    else if (depth < this.depthLimit) this.untried = enabled;
    else this.cut = true;
  }
}
