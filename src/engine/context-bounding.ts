import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, outOfMemory, running, widened } from './exploration.ts';
import { FingerprintSet } from './fingerprints.ts';
import { grown } from './growth.ts';
import { LevelTrail } from './level-trail.ts';
import type { SearchLimits } from './limits.ts';
import { pick } from './pick.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import { StateTree } from './state-tree.ts';

/**
 * A bound on schedules. `preemptions` counts switches away from an agent that could have gone on, not those away from
 * one that waits for a lock or has finished; `switches` counts all.
 */
export interface ScheduleBound {
  readonly kind: 'preemptions' | 'switches';
  readonly maximum: number;
}

/** Mark of a state that was opened; the bits below are the agents that were tried there. */
const opened = 1 << 31;

/**
 * Iterative context bounding (Musuvathi and Qadeer: Iterative context bounding for systematic testing of multithreaded
 * programs, PLDI 2007): all interleavings without a preemption (or switch), then all with one, and so on up to the
 * bound. States are told apart by their 64-bit fingerprints.
 *
 * Level n tries the transitions that some interleaving reaches with n preemptions and none with fewer. Where the trail
 * comes to a state at level n, the agent that moved last goes on at level n if it can; if it cannot, any agent does.
 * All others move at level n+1, whichever agent came there, so a state that is met again at level n+1 or above has
 * nothing to add, and one that is met again at level n only the agent that moved last. So each agent is tried once in
 * each state, and the search to the end, level by level, takes no more transitions than one that counts nothing. When
 * no transition is left out, neither is anything that an interleaving with more preemptions could show.
 *
 * There is no reduction: of equivalent interleavings others may need fewer preemptions than the one that sleep sets or
 * DPOR would keep (Coons, Musuvathi, McKinley: Bounded partial-order reduction, OOPSLA 2013).
 */
export class ContextBounding implements Exploration {
  readonly trail: LevelTrail;
  /** All interleavings with at most so many preemptions (switches) were explored; -1: not even those with none. */
  explored = -1;
  private readonly machine: ExplorableMachine;
  private readonly bound: ScheduleBound;
  private readonly visited: FingerprintSet;
  private readonly tree = new StateTree();
  private readonly stateLimit: number;
  private readonly depthLimit: number;
  /** States in which agents are left for the level after the one they were met at, in the order they were met. */
  private deferred = new Int32Array(1024);
  private deferredCount = 0;
  /** The next of them to go on from, and where those end that belong to the level. */
  private next = 0;
  private end = 0;
  /** Depth of the state that the trail goes on from; per depth, the agents still to be tried there. */
  private base = 0;
  private untried = new Int32Array(1024);
  /** Transitions that were left for the next level. */
  private owed = 0;
  private cut = false;

  /** Resets the machine and stands at the initial state. */
  constructor(machine: ExplorableMachine, limits: SearchLimits, bound: ScheduleBound) {
    this.machine = machine;
    this.bound = bound;
    this.trail = new LevelTrail(machine, 'switches');
    this.stateLimit = limits.states ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.visited = new FingerprintSet({
      marked: true,
      ...(limits.memoryBytes === undefined ? {} : { maximumBytes: limits.memoryBytes }),
    });
    this.trail.begin();
    this.arrive();
  }

  /** Preemptions (switches) of the interleavings being explored. */
  get level(): number {
    return this.trail.violations.level;
  }

  get states(): number {
    return this.visited.size;
  }

  get queued(): number {
    return this.deferredCount - this.next;
  }

  get collisionOdds(): number {
    return this.visited.collisionOdds();
  }

  /** Actions performed to come from one state to another, which do not count as transitions. */
  get replayed(): number {
    return this.tree.replayed;
  }

  advance(transitions: number): Advance {
    const { trail, tree } = this;
    let left = transitions;
    for (;;) {
      const depth = trail.length;
      const untried = this.untried[depth]!;
      if (untried === 0) {
        if (depth > this.base) {
          trail.back();
          continue;
        }
        if (left < 0) return running;
        if (this.next === this.end) {
          const over = this.endLevel();
          if (over !== undefined) return over;
        }
        const { replayed } = tree;
        if (tree.moveTo(this.deferred[this.next]!, trail) === 'widened') return widened;
        this.goOn();
        left -= tree.replayed - replayed;
        continue;
      }
      if (this.visited.size > this.stateLimit) return { kind: 'bounded', limit: 'states' };
      if (this.visited.full) return outOfMemory;
      if (left-- <= 0) return running;
      const agent = pick(untried, trail.last);
      this.untried[depth] = untried & ~(1 << agent);
      const outcome = trail.step(agent);
      if (outcome === 'parked' || outcome === 'finished') this.arrive();
      else if (outcome === 'violated') trail.back();
      else if (outcome === 'widened') return widened;
      else return { kind: 'unmodelled', what: this.machine.unmodelled() };
    }
  }

  bytes(): number {
    const { visited, trail, tree, deferred, untried } = this;
    return visited.bytes() + trail.bytes() + tree.bytes() + deferred.byteLength + untried.byteLength;
  }

  snapshot(): ExplorationSnapshot {
    const { trail, visited, tree, level, explored, next, end, base, owed } = this;
    const { slots, marks } = visited.tables();
    return {
      trail: trail.snapshot(),
      numbers: { cut: this.cut ? 1 : 0, states: visited.size, level, explored, next, end, base, owed },
      tables: {
        ...tree.tables(trail.length),
        deferred: this.deferred.subarray(0, this.deferredCount),
        untried: this.untried.subarray(0, trail.length + 1),
        slots,
        marks,
      },
    };
  }

  restore({ trail, numbers, tables }: ExplorationSnapshot): 'restored' | 'diverged' {
    const { deferred, untried, slots, marks } = tables;
    if (!deferred || !untried || !slots || !marks || !this.tree.adopt(tables)) return 'diverged';
    if (this.trail.restore(trail) === 'diverged') return 'diverged';
    const { cut, states, level, explored, next, end, base, owed } = numbers;
    this.visited.adopt(slots as Int32Array, marks as Int32Array, states!);
    this.deferred = grown(deferred as Int32Array<ArrayBuffer>, deferred.length + 1);
    this.deferredCount = deferred.length;
    this.untried = grown(untried as Int32Array<ArrayBuffer>, untried.length + 1);
    this.trail.violations.level = level!;
    this.explored = explored!;
    this.next = next!;
    this.end = end!;
    this.base = base!;
    this.owed = owed!;
    this.cut = cut === 1;
    return 'restored';
  }

  /** Begins the next level; how the search ends if there is none. */
  private endLevel(): Advance | undefined {
    if (!this.cut) this.explored = this.level;
    const last = this.owed === 0 || this.level === this.bound.maximum;
    if (last && this.cut) return { kind: 'bounded', limit: 'depth' };
    if (last) return this.owed === 0 ? complete : { kind: 'bounded', limit: 'preemptions' };
    this.trail.violations.level++;
    this.end = this.deferredCount;
    return undefined;
  }

  /** Lets all agents be tried that are left in the state that the trail was moved to. */
  private goOn(): void {
    const { machine, visited } = this;
    this.next++;
    machine.hash();
    visited.add(machine.hashLo, machine.hashHi);
    this.base = this.trail.length;
    this.tryIn(this.base, machine.enabled() & ~visited.mark);
  }

  /** Comes to a state: the agents that can move at this level are to be tried, as far as they have not been. */
  private arrive(): void {
    const { machine, visited, trail, tree } = this;
    const depth = trail.length;
    this.setUntried(depth, 0);
    machine.hash();
    const isNew = visited.add(machine.hashLo, machine.hashHi);
    const enabled = machine.enabled();
    const free = this.freeAgents(enabled);
    if ((visited.mark & opened) !== 0) {
      const late = free & ~visited.mark;
      if (late === 0) return;
      tree.place(depth, tree.add(tree.at(depth - 1), trail.last));
      this.tryIn(depth, late);
    } else if (enabled === 0) {
      if (isNew) trail.close(machine.unfinished());
    } else if (depth >= this.depthLimit) this.cut = true;
    else {
      visited.mark = opened;
      this.owed += count(enabled);
      const state = tree.add(depth === 0 ? 0 : tree.at(depth - 1), Math.max(trail.last, 0));
      tree.place(depth, state);
      this.tryIn(depth, free);
      if (free !== enabled) this.defer(state);
    }
  }

  /** The enabled agents that can move without a preemption (switch) more. */
  private freeAgents(enabled: number): number {
    const { last } = this.trail;
    if (last < 0) return enabled;
    const same = enabled & (1 << last);
    return same !== 0 || this.bound.kind === 'switches' ? same : enabled;
  }

  /** The agents are to be tried in the state at the depth, whose fingerprint was added last. */
  private tryIn(depth: number, agents: number): void {
    this.visited.mark |= agents;
    this.setUntried(depth, agents);
    this.owed -= count(agents);
  }

  private setUntried(depth: number, agents: number): void {
    if (depth >= this.untried.length) this.untried = grown(this.untried, depth + 1);
    this.untried[depth] = agents;
  }

  private defer(state: number): void {
    if (this.deferredCount === this.deferred.length)
      this.deferred = grown(this.deferred, this.deferredCount + 1);
    this.deferred[this.deferredCount++] = state;
  }
}

function count(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
