import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, running, widened } from './exploration.ts';
import { FingerprintSet } from './fingerprints.ts';
import { grown } from './growth.ts';
import type { SearchLimits } from './limits.ts';
import { pick } from './pick.ts';
import { Trail } from './trail.ts';

/**
 * A bound on schedules. `preemptions` counts switches away from an agent that could have gone on, `switches` all.
 * Under a bound the agent that moved last and the number used belong to the state.
 */
export interface ScheduleBound {
  readonly kind: 'preemptions' | 'switches';
  readonly maximum: number;
}

/** Depth-first search over states, told apart by their 64-bit fingerprints; goes back by undo. */
export class Dfs implements Exploration {
  readonly trail: Trail;
  private readonly machine: ExplorableMachine;
  private readonly visited = new FingerprintSet();
  private readonly stateLimit: number;
  private readonly depthLimit: number;
  private readonly bound: ScheduleBound | undefined;
  /** Per depth: agents still to be tried, agents that can move, and switches or preemptions used. */
  private untried = new Int32Array(1024);
  private enabled = new Int32Array(1024);
  private used = new Int32Array(1024);
  private cut = false;

  /** Resets the machine and stands at the initial state. */
  constructor(machine: ExplorableMachine, limits: SearchLimits, bound?: ScheduleBound) {
    this.machine = machine;
    this.trail = new Trail(machine, 'switches');
    this.stateLimit = limits.states ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.bound = bound;
    this.trail.begin();
    this.arrive();
  }

  get states(): number {
    return this.visited.size;
  }

  get collisionOdds(): number {
    return this.visited.collisionOdds();
  }

  advance(transitions: number): Advance {
    const trail = this.trail;
    let left = transitions;
    for (;;) {
      const depth = trail.length;
      const untried = this.untried[depth]!;
      if (untried === 0) {
        if (depth === 0) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        trail.back();
        continue;
      }
      if (this.visited.size > this.stateLimit) return { kind: 'bounded', limit: 'states' };
      if (left-- <= 0) return running;
      const agent = pick(untried, trail.last);
      this.untried[depth] = untried & ~(1 << agent);
      if (this.bound !== undefined && !this.affordable(agent, depth, this.bound)) {
        left++;
        continue;
      }
      const outcome = trail.step(agent);
      if (outcome === 'parked' || outcome === 'finished') this.arrive();
      else if (outcome === 'violated') trail.back();
      else if (outcome === 'widened') return widened;
      else return { kind: 'unmodelled', what: this.machine.unmodelled() };
    }
  }

  bytes(): number {
    return this.visited.bytes() + this.trail.bytes() + this.untried.byteLength * 3;
  }

  /** Opens the state the trail is at, or leaves it at once if it is known. */
  private arrive(): void {
    const machine = this.machine;
    const depth = this.trail.length;
    if (depth + 1 >= this.untried.length) this.grow();
    this.untried[depth] = 0;
    machine.hash();
    let lo = machine.hashLo;
    let hi = machine.hashHi;
    if (this.bound !== undefined) {
      const key = this.used[depth]! * 32 + this.trail.last + 1;
      lo ^= Math.imul(key, 0x9e3779b1);
      hi ^= Math.imul(key, 0x85ebca6b);
    }
    if (!this.visited.add(lo, hi)) return;
    const enabled = machine.enabled();
    this.enabled[depth] = enabled;
    if (enabled === 0) this.trail.close(machine.unfinished());
    else if (depth < this.depthLimit) this.untried[depth] = enabled;
    else this.cut = true;
  }

  /** Whether the bound admits the step; notes what it uses up. */
  private affordable(agent: number, depth: number, bound: ScheduleBound): boolean {
    const last = this.trail.last;
    const switches = last >= 0 && last !== agent;
    const counts = switches && (bound.kind === 'switches' || (this.enabled[depth]! & (1 << last)) !== 0);
    const used = this.used[depth]! + (counts ? 1 : 0);
    if (used > bound.maximum) return false;
    this.used[depth + 1] = used;
    return true;
  }

  private grow(): void {
    const length = this.untried.length + 1;
    this.untried = grown(this.untried, length);
    this.enabled = grown(this.enabled, length);
    this.used = grown(this.used, length);
  }
}
