import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, outOfMemory, running, widened } from './exploration.ts';
import { FingerprintSet } from './fingerprints.ts';
import { grown } from './growth.ts';
import type { SearchLimits } from './limits.ts';
import { pick } from './pick.ts';
import type { Reduction } from './sleeping.ts';
import { Sleeping } from './sleeping.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import { Trail } from './trail.ts';

/**
 * Depth-first search over states, told apart by their 64-bit fingerprints; goes back by undo.
 *
 * With sleep sets it takes fewer transitions to the same states (Godefroid: Partial-Order Methods for the Verification
 * of Concurrent Systems, LNCS 1032, 1996, chapter 5): agents that were tried at a node sleep at its later successors
 * until something conflicts with what they are about to access. The set with which a state was explored is its mark.
 * When the state is met again with agents awake that slept then, these alone are tried.
 */
export class Dfs implements Exploration {
  readonly trail: Trail;
  private readonly machine: ExplorableMachine;
  private readonly visited: FingerprintSet;
  private readonly stateLimit: number;
  private readonly depthLimit: number;
  private readonly sleeping: Sleeping | undefined;
  /** Per depth: agents still to be tried. */
  private untried = new Int32Array(1024);
  /** Per depth: agents that sleep, those that were tried there included. */
  private asleep = new Int32Array(1024);
  private cut = false;

  /** Resets the machine and stands at the initial state. */
  constructor(machine: ExplorableMachine, limits: SearchLimits, reduction: Reduction = 'none') {
    this.machine = machine;
    this.trail = new Trail(machine, 'switches');
    this.stateLimit = limits.states ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.sleeping = reduction === 'sleep' ? new Sleeping(machine) : undefined;
    this.visited = new FingerprintSet({
      marked: this.sleeping !== undefined,
      ...(limits.memoryBytes === undefined ? {} : { maximumBytes: limits.memoryBytes }),
    });
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
      if (this.visited.full) return outOfMemory;
      if (left-- <= 0) return running;
      const agent = pick(untried, trail.last);
      this.untried[depth] = untried & ~(1 << agent);
      if (this.sleeping !== undefined) {
        const asleep = this.asleep[depth]!;
        this.asleep[depth + 1] = this.sleeping.after(asleep, agent);
        this.asleep[depth] = asleep | (1 << agent);
      }
      const outcome = trail.step(agent);
      if (outcome === 'parked' || outcome === 'finished') this.arrive();
      else if (outcome === 'violated') trail.back();
      else if (outcome === 'widened') return widened;
      else return { kind: 'unmodelled', what: this.machine.unmodelled() };
    }
  }

  bytes(): number {
    return this.visited.bytes() + this.trail.bytes() + this.untried.byteLength * 2;
  }

  pendingAt(depth: number): number {
    return this.untried[depth]!;
  }

  snapshot(): ExplorationSnapshot {
    const { slots, marks } = this.visited.tables();
    const end = this.trail.length + 1;
    return {
      trail: this.trail.snapshot(),
      numbers: { cut: this.cut ? 1 : 0, states: this.visited.size },
      tables: {
        untried: this.untried.slice(0, end),
        asleep: this.asleep.slice(0, end),
        slots,
        marks,
      },
    };
  }

  restore({ trail, numbers, tables }: ExplorationSnapshot): 'restored' | 'diverged' {
    const { untried, asleep, slots, marks } = tables;
    if (!untried || !asleep || !slots || !marks) return 'diverged';
    if (this.trail.restore(trail) === 'diverged') return 'diverged';
    while (this.untried.length < untried.length + 1) this.grow();
    this.untried.set(untried);
    this.asleep.set(asleep);
    this.visited.adopt(slots as Int32Array, marks as Int32Array, numbers['states']!);
    this.cut = numbers['cut'] === 1;
    return 'restored';
  }

  /** Opens the state the trail is at, or leaves it at once if it is known. */
  private arrive(): void {
    const machine = this.machine;
    const depth = this.trail.length;
    if (depth + 1 >= this.untried.length) this.grow();
    this.untried[depth] = 0;
    machine.hash();
    const isNew = this.visited.add(machine.hashLo, machine.hashHi);
    const awake = this.sleeping === undefined ? -1 : this.awake(depth, isNew);
    if (!isNew && (this.sleeping === undefined || awake === 0)) return;
    const enabled = machine.enabled();
    if (enabled === 0) this.trail.close(machine.unfinished());
    else if (depth < this.depthLimit) this.untried[depth] = enabled & awake;
    else this.cut = true;
  }

  /** The agents to be tried in a state that is met for the first time or again, as far as they can move. */
  private awake(depth: number, isNew: boolean): number {
    const { visited } = this;
    const asleep = this.asleep[depth]!;
    const before = isNew ? -1 : visited.mark;
    const both = before & asleep;
    visited.mark = both;
    this.asleep[depth] = both;
    return before & ~asleep;
  }

  private grow(): void {
    const length = this.untried.length + 1;
    this.untried = grown(this.untried, length);
    this.asleep = grown(this.asleep, length);
  }
}
