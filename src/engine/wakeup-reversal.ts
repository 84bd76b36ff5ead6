import type { Access } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import type { EventOrder } from './event-order.ts';
import { initials, lockRaces } from './lock-races.ts';
import { pick } from './pick.ts';
import type { WakeupNodes } from './wakeup-nodes.ts';
import { WakeupRaces } from './wakeup-races.ts';
import { WakeupSequence } from './wakeup-sequence.ts';

/**
 * How races are reversed. `optimal`: at the end of each execution, by putting a sequence into the wakeup tree of the
 * node before the race. `source`: as soon as they are met, by having one agent of a source set tried there.
 */
type ReversalMode = 'optimal' | 'source';

/** Finds the races of a trace, and sees to it that each is explored in the other order too. */
export class WakeupReversal {
  mode: ReversalMode = 'optimal';
  private readonly order: EventOrder;
  private readonly nodes: WakeupNodes;
  /** Next access of each agent. */
  private readonly next: readonly Access[];
  readonly races = new WakeupRaces();
  private readonly sequence: WakeupSequence;
  private readonly lockPoints: number[] = [];
  private readonly racing: Access = { class: accessClass.read, word: 0, count: 1 };
  private readonly sleeping: Access = { class: accessClass.read, word: 0, count: 1 };

  constructor(order: EventOrder, nodes: WakeupNodes, next: readonly Access[]) {
    this.order = order;
    this.nodes = nodes;
    this.next = next;
    this.sequence = new WakeupSequence(order);
  }

  /** Adds the agent's next access to the order of events, at the depth, and sees to the races that end there. */
  push(agent: number, depth: number): void {
    const { order } = this;
    const access = this.next[agent]!;
    order.push(agent, access);
    let pastRelease = false;
    for (let i = 0; i < order.raceCount; i++) {
      const j = order.races[i]!;
      if (j >= order.lockWrite) pastRelease = true;
      this.note(j, depth, agent, this.unsettled(j, initials(order, j, agent, depth, 'ordered')));
    }
    if (order.lockWrite === 0 || pastRelease) return;
    const points = this.lockPointsOf(agent, access, depth, order.lockWrite, 'performed');
    for (let i = 0; i < points.length; i++)
      this.note(points[i]!, depth, agent, this.lockCandidates(points[i]!, agent, depth));
  }

  /** Takes back the last event, and what was noted for it. */
  pop(): void {
    this.races.retreat(this.order.length - 1);
    this.order.pop();
  }

  /** At the end of an execution; `waiting` is the mask of the agents that wait for locks. */
  end(waiting: number): void {
    const { races, order, racing, nodes } = this;
    races.keep((i) => {
      const j = races.from[i]!;
      const to = races.to[i]!;
      if (this.unsettled(j, races.candidates[i]!) === 0) return false;
      order.accessAt(to, racing);
      this.reverse(j, order.agentOf[to]!, racing, order.previous(to));
      return (races.candidates[i]! & nodes.leaves[j]!) === 0;
    });
    for (let rest = waiting; rest !== 0; rest &= rest - 1) this.reverseWaiting(31 - Math.clz32(rest & -rest));
  }

  bytes(): number {
    return this.races.bytes();
  }

  /** Reverses the races of an acquisition that the agent waits for at the end of a path. */
  private reverseWaiting(agent: number): void {
    const { order } = this;
    const access = this.next[agent]!;
    if (access.class !== accessClass.lock) return;
    const lastWrite = order.lastWrite(access.word, access.count);
    const points = this.lockPointsOf(agent, access, order.length, lastWrite, 'waiting');
    for (let i = 0; i < points.length; i++) {
      const j = points[i]!;
      const candidates = this.lockCandidates(j, agent, order.length);
      if (candidates === 0) continue;
      if (this.mode === 'optimal') this.reverse(j, agent, access, order.lastOf[agent]!);
      else this.addLeaf(j, pick(candidates, agent));
    }
  }

  /** Notes a race that ends at the depth, of which one of the candidates must be run at depth `j`. */
  private note(j: number, depth: number, racer: number, candidates: number): void {
    if (candidates === 0) return;
    if (this.mode === 'optimal') this.races.add(j, depth, candidates);
    else this.addLeaf(j, pick(candidates, racer));
  }

  private addLeaf(j: number, agent: number): void {
    const { nodes } = this;
    const leaf = nodes.trees.make(agent, accessClass.read, 0, 1);
    nodes.setRoots(j, nodes.trees.append(nodes.roots[j]!, leaf));
  }

  private lockPointsOf(
    agent: number,
    { word, count }: Access,
    end: number,
    lastWrite: number,
    state: 'performed' | 'waiting',
  ): readonly number[] {
    lockRaces(this.order, { agent, word, count, end, lastWrite, state }, this.lockPoints);
    return this.lockPoints;
  }

  /** As {@link unsettled}, for an acquisition at `end` that races with the event at `j`. */
  private lockCandidates(j: number, agent: number, end: number): number {
    const { order, nodes } = this;
    // If the agent waits at j already, the event there is not the one that took the lock.
    if ((nodes.enabled[j]! & (1 << agent)) === 0 && order.firstAfter(agent, j, end) < 0) return 0;
    return this.unsettled(j, initials(order, j, agent, end, 'alone'));
  }

  /** The candidates that can move at depth `j`, or 0 if all behind one of them was or will be explored. */
  private unsettled(j: number, candidates: number): number {
    const { enabled, leaves, sleep } = this.nodes;
    const possible = candidates & enabled[j]!;
    return (possible & (leaves[j]! | sleep[j]!)) === 0 ? possible : 0;
  }

  /**
   * Reverses the race of the event at depth `j` with the access of the racer, whose event before has the stamp
   * `previous`: puts a sequence into the wakeup tree at `j`, unless what it leads to was or will be explored, that is,
   * unless an agent asleep there may as well run first.
   */
  private reverse(j: number, racer: number, access: Access, previous: number): void {
    const { sequence, order, nodes, sleeping } = this;
    sequence.collect(j, racer, access, previous);
    for (let rest = nodes.sleep[j]!; rest !== 0; rest &= rest - 1) {
      const agent = 31 - Math.clz32(rest & -rest);
      const first = order.firstAfter(agent, j, order.length);
      if (first >= 0) order.accessAt(first, sleeping);
      const met = sequence.meet(agent, first >= 0 ? sleeping : this.next[agent]!);
      if (met < 0) return;
      sequence.need(met);
    }
    const roots = sequence.insert(nodes.trees, nodes.roots[j]!);
    if (roots !== 0) nodes.setRoots(j, roots);
  }
}
