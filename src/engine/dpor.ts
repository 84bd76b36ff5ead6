import type { Access, ExplorableMachine } from '../machine/explorable.ts';
import { accessClass, conflicts } from '../machine/explorable.ts';
import { EventOrder } from './event-order.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, running, widened } from './exploration.ts';
import { grown } from './growth.ts';
import type { SearchLimits } from './limits.ts';
import { initials, lockRaces } from './lock-races.ts';
import { pick } from './pick.ts';
import { Trail } from './trail.ts';

/** `conflicts` as a table of class * 8 + class. */
const conflictTable = new Uint8Array(64);
for (const a of Object.values(accessClass)) {
  for (const b of Object.values(accessClass)) conflictTable[a * 8 + b] = conflicts(a, b) ? 1 : 0;
}

/**
 * Stateless search with dynamic partial-order reduction: source sets and sleep sets (Abdulla, Aronis, Jonsson,
 * Sagonas: Optimal dynamic partial order reduction, POPL 2014, algorithm 1; locks as in lock-races.ts). Of every
 * class of equivalent complete interleavings (Mazurkiewicz trace) exactly one is run to the end; executions that
 * turn out to repeat one are cut by their sleep set and counted as redundant.
 *
 * A step that ends the path with a violation disables all other agents without conflicting with them. The search
 * goes on as if the agent had not moved: all other enabled agents are tried at that node, with the agent asleep until
 * something changes what it is about to access. Whatever can happen before such a step is so found without
 * the step; what can happen after it does not exist.
 *
 * An agent that waits for a lock when the path ends has an acquisition that was never performed; its race with the
 * taking of the lock is reversed like that of a performed one. The same is done where a sleep set cuts an
 * execution: a race with an access that was performed would have been seen on the way to the cut, too, and what
 * follows after the cut was explored elsewhere with that race reversed at another node only.
 *
 * Paths longer than the depth limit are cut, and the search is then not complete.
 */
export class Dpor implements Exploration {
  readonly trail: Trail;
  executions = 0;
  redundant = 0;

  private readonly machine: ExplorableMachine;
  private readonly order: EventOrder;
  private readonly executionLimit: number;
  private readonly depthLimit: number;
  /** Per depth: agents that can move, that have not finished, to be tried, not to be tried (again). */
  private enabled = new Int32Array(1024);
  private unfinished = new Int32Array(1024);
  private backtrack = new Int32Array(1024);
  private sleep = new Int32Array(1024);
  /** Next access of each agent. */
  private readonly next: Access[];
  private readonly lockPoints: number[] = [];
  private cut = false;

  /** Resets the machine and stands at the first node. */
  constructor(machine: ExplorableMachine, limits: SearchLimits) {
    this.machine = machine;
    this.trail = new Trail(machine, 'switches');
    this.order = new EventOrder(machine.words, machine.agents);
    this.executionLimit = limits.executions ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.next = Array.from({ length: machine.agents }, () => ({
      class: accessClass.read,
      word: 0,
      count: 1,
    }));
    this.trail.begin();
    const unfinished = machine.unfinished();
    this.unfinished[0] = unfinished;
    for (let a = 0; a < machine.agents; a++)
      if ((unfinished & (1 << a)) !== 0) machine.nextAccess(a, this.next[a]!);
    this.arrive(0);
  }

  advance(transitions: number): Advance {
    let left = transitions;
    for (;;) {
      const depth = this.trail.length;
      const untried = this.backtrack[depth]! & ~this.sleep[depth]!;
      if (untried === 0) {
        if (depth === 0) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        this.retreat();
        continue;
      }
      if (this.executions >= this.executionLimit) return { kind: 'bounded', limit: 'executions' };
      if (left-- <= 0) return running;
      const agent = pick(untried, this.trail.last);
      this.pushEvent(agent, depth);
      const outcome = this.trail.step(agent);
      switch (outcome) {
        case 'parked':
          this.machine.nextAccess(agent, this.next[agent]!);
          this.unfinished[depth + 1] = this.unfinished[depth]!;
          this.arrive(this.sleepAfter(depth, agent));
          break;
        case 'finished':
          this.unfinished[depth + 1] = this.unfinished[depth]! & ~(1 << agent);
          this.arrive(this.sleepAfter(depth, agent));
          break;
        case 'violated':
          this.executions++;
          this.backtrack[depth] = this.enabled[depth]!;
          this.reverseWaiting(this.unfinished[depth]! & ~this.enabled[depth]!);
          this.retreat();
          break;
        case 'widened':
          return widened;
        case 'unmodelled':
          return { kind: 'unmodelled', what: this.machine.unmodelled() };
      }
    }
  }

  bytes(): number {
    return this.trail.bytes() + this.order.bytes() + this.enabled.byteLength * 4;
  }

  /** Opens the node the trail is at: chooses the agent to run first, or ends the path. */
  private arrive(asleep: number): void {
    const depth = this.trail.length;
    if (depth + 1 >= this.enabled.length) this.grow();
    const enabled = this.machine.enabled();
    const unfinished = this.unfinished[depth]!;
    const awake = enabled & ~asleep;
    this.enabled[depth] = enabled;
    this.sleep[depth] = asleep;
    this.backtrack[depth] = 0;
    if (awake !== 0) {
      if (depth < this.depthLimit) this.backtrack[depth] = 1 << pick(awake, this.trail.last);
      else this.cut = true;
      return;
    }
    if (enabled === 0) {
      this.executions++;
      this.trail.close(unfinished);
      this.reverseWaiting(unfinished);
    } else {
      this.redundant++;
      this.reverseWaiting(unfinished & ~enabled);
    }
  }

  /** Goes back one action; the agent that moved goes to sleep. */
  private retreat(): void {
    const depth = this.trail.length - 1;
    const agent = this.trail.agents[depth]!;
    const access = this.next[agent]!;
    access.class = this.order.kindOf(depth);
    access.word = this.order.words[depth]!;
    access.count = this.order.counts[depth]!;
    this.order.pop();
    this.trail.back();
    this.sleep[depth]! |= 1 << agent;
  }

  /** The agents asleep at a node that stay asleep after the event at its depth, which moves another agent. */
  private sleepAfter(depth: number, agent: number): number {
    let asleep = this.sleep[depth]! & ~(1 << agent);
    if (asleep === 0) return 0;
    const order = this.order;
    const kind = order.kinds[depth]!;
    const word = order.words[depth]!;
    const end = word + order.counts[depth]!;
    for (let rest = asleep; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const access = this.next[31 - Math.clz32(bit)]!;
      if (access.word >= end || word >= access.word + access.count) continue;
      if (conflictTable[kind * 8 + access.class] === 1) asleep &= ~bit;
    }
    return asleep;
  }

  /** Adds the agent's next access to the order of events and reverses the races that end there. */
  private pushEvent(agent: number, depth: number): void {
    const order = this.order;
    const access = this.next[agent]!;
    order.push(agent, access);
    let pastRelease = false;
    for (let i = 0; i < order.raceCount; i++) {
      const j = order.races[i]!;
      if (j >= order.lockWrite) pastRelease = true;
      this.reverse(j, agent, initials(order, j, agent, depth, 'ordered'));
    }
    if (order.lockWrite !== 0 && !pastRelease)
      this.reverseLock(agent, access, depth, order.lockWrite, 'performed');
  }

  /** Reverses the races of the acquisitions that the agents of the mask wait for at the end of a path. */
  private reverseWaiting(waiting: number): void {
    for (let rest = waiting; rest !== 0; rest &= rest - 1) {
      const agent = 31 - Math.clz32(rest & -rest);
      const access = this.next[agent]!;
      if (access.class !== accessClass.lock) continue;
      const lastWrite = this.order.lastWrite(access.word, access.count);
      this.reverseLock(agent, access, this.order.length, lastWrite, 'waiting');
    }
  }

  private reverseLock(
    agent: number,
    access: Access,
    end: number,
    lastWrite: number,
    state: 'performed' | 'waiting',
  ): void {
    const { word, count } = access;
    const points = this.lockPoints;
    lockRaces(this.order, { agent, word, count, end, lastWrite, state }, points);
    for (let i = 0; i < points.length; i++) {
      const j = points[i]!;
      this.reverse(j, agent, initials(this.order, j, agent, end, 'alone'));
    }
  }

  /** Sees to it that at depth `j` one of the agents is tried. */
  private reverse(j: number, racer: number, candidates: number): void {
    const possible = candidates & this.enabled[j]!;
    if (possible === 0 || (possible & (this.backtrack[j]! | this.sleep[j]!)) !== 0) return;
    this.backtrack[j]! |= 1 << pick(possible, racer);
  }

  private grow(): void {
    const length = this.enabled.length + 1;
    this.enabled = grown(this.enabled, length);
    this.unfinished = grown(this.unfinished, length);
    this.backtrack = grown(this.backtrack, length);
    this.sleep = grown(this.sleep, length);
  }
}
