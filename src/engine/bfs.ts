import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, outOfMemory, running, widened } from './exploration.ts';
import { FingerprintSet } from './fingerprints.ts';
import { grown } from './growth.ts';
import type { SearchLimits } from './limits.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import { Trail } from './trail.ts';

/**
 * Breadth-first search over states: the trace it finds to a violation is a shortest one.
 *
 * A state costs its fingerprint and five bytes: the number of the state it was found from, and the agent that
 * moved. The machine is moved from one state to the next by undo to their last common state and replay from there.
 * States of a level are in the order of their parents, so a level costs one walk over the tree of its ancestors.
 */
export class Bfs implements Exploration {
  readonly trail: Trail;
  private readonly machine: ExplorableMachine;
  private readonly visited: FingerprintSet;
  private readonly stateLimit: number;
  private readonly depthLimit: number;
  /** Per state: the state it was found from, and the agent that moved. */
  private parents = new Int32Array(4096);
  private movers = new Uint8Array(4096);
  /** States found, and how many of them are expanded. */
  private found = 0;
  private expanded = 0;
  /** Number of the state at each depth of the trail. */
  private path = new Int32Array(1024);
  /** Agents still to be tried in the state being expanded, and the depth of that state. */
  private untried = 0;
  private level = 0;
  private cut = false;
  private readonly route: number[] = [];
  private replayed = 0;

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
    return this.found - this.expanded;
  }

  get collisionOdds(): number {
    return this.visited.collisionOdds();
  }

  advance(transitions: number): Advance {
    const trail = this.trail;
    let left = transitions;
    for (;;) {
      if (this.untried === 0) {
        if (this.expanded === this.found) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        this.replayed = 0;
        if (this.moveTo(this.expanded) === 'widened') return widened;
        left -= this.replayed;
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
    return (
      this.visited.bytes() +
      this.trail.bytes() +
      this.parents.byteLength +
      this.movers.byteLength +
      this.path.byteLength
    );
  }

  snapshot(): ExplorationSnapshot {
    const { slots, marks } = this.visited.tables();
    return {
      trail: this.trail.snapshot(),
      numbers: {
        cut: this.cut ? 1 : 0,
        states: this.visited.size,
        found: this.found,
        expanded: this.expanded,
        untried: this.untried,
      },
      tables: {
        parents: this.parents.subarray(0, this.found),
        movers: this.movers.subarray(0, this.found),
        path: this.path.slice(0, this.level + 1),
        slots,
        marks,
      },
    };
  }

  restore({ trail, numbers, tables }: ExplorationSnapshot): 'restored' | 'diverged' {
    const { parents, movers, path, slots, marks } = tables;
    if (!parents || !movers || !path || !slots || !marks) return 'diverged';
    if (this.trail.restore(trail) === 'diverged') return 'diverged';
    const { found, expanded, untried, states, cut } = numbers;
    this.parents = grown(parents as Int32Array<ArrayBuffer>, found! + 1);
    this.movers = grown(movers as Uint8Array<ArrayBuffer>, found! + 1);
    this.path = grown(path as Int32Array<ArrayBuffer>, path.length + 1);
    this.level = path.length - 1;
    this.found = found!;
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
    if (this.found === this.parents.length) {
      this.parents = grown(this.parents, this.found + 1);
      this.movers = grown(this.movers, this.found + 1);
    }
    this.parents[this.found] = parent;
    this.movers[this.found] = mover;
    this.found++;
  }

  /** Begins with the successors of the state the trail is at, which is the next one to expand. */
  private expand(): void {
    this.level = this.trail.length;
    if (this.level >= this.path.length) this.path = grown(this.path, this.level + 1);
    this.path[this.level] = this.expanded++;
    const enabled = this.machine.enabled();
    if (enabled === 0) this.trail.close(this.machine.unfinished());
    else if (this.level < this.depthLimit) this.untried = enabled;
    else this.cut = true;
  }

  /** Moves the machine from the state it is in, at depth {@link level}, to a later one. */
  private moveTo(state: number): 'moved' | 'widened' {
    const { parents, path, route, trail } = this;
    // Parents are numbered lower than their children and numbers grow along the trail: climb on the side
    // with the higher number until both sides are at one state.
    route.length = 0;
    let from = this.level;
    let at = state;
    while (path[from] !== at) {
      if (at > path[from]!) {
        route.push(at);
        at = parents[at]!;
      } else from--;
    }
    trail.rewind(from);
    for (let i = route.length - 1; i >= 0; i--) {
      const next = route[i]!;
      // A trace that was walked before divides into the same actions, or the machine says that it does not.
      if (trail.step(this.movers[next]!) === 'widened') return 'widened';
      if (trail.length >= this.path.length) this.path = grown(this.path, trail.length + 1);
      this.path[trail.length] = next;
    }
    trail.transitions -= route.length;
    this.replayed += route.length;
    return 'moved';
  }
}
