import type { Access, ExplorableMachine } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import { EventOrder } from './event-order.ts';
import type { Advance, Exploration } from './exploration.ts';
import { complete, running, widened } from './exploration.ts';
import type { SearchLimits } from './limits.ts';
import { WitnessTrail } from './optimal/witness-trail.ts';
import { pick } from './pick.ts';
import type { ExplorationSnapshot } from './snapshot.ts';
import type { Trail } from './trail.ts';
import { WakeupNodes, nobody } from './wakeup-nodes.ts';
import { WakeupReversal } from './wakeup-reversal.ts';
import { conflictTable } from './wakeup-sequence.ts';

/**
 * Stateless search with optimal dynamic partial-order reduction: wakeup trees and sleep sets (Abdulla, Aronis, Jonsson,
 * Sagonas: Source sets: a foundation for optimal dynamic partial order reduction, J. ACM 64(4), 2017, algorithm 2;
 * locks as in lock-races.ts). Of every class of equivalent complete interleavings (Mazurkiewicz trace) exactly one is
 * run to the end, and none is begun that a sleep set cuts short, with two exceptions, which are counted as redundant.
 *
 * The first are programs that take a lock otherwise than by acquiring it (trylock, cmpxchg, a plain write). The
 * search does not see values, so it may try to move an acquisition before an event that had not taken the lock.
 *
 * The second are programs in which a step ends the path with a violation. Such a step disables all other agents without
 * conflicting with them, so the sequences that its races ask for are cut short, and what relied on them is missed. At the
 * first one the search starts again with source sets (algorithm 1 of the same article), and from then on goes on at
 * such a step as if the agent had not moved: all other enabled agents are tried at that node, with the agent asleep
 * until something changes what it is about to access. Whatever can happen before such a step is so found without
 * the step; what can happen after it does not exist.
 *
 * An agent that waits for a lock when the path ends has an acquisition that was never performed; its race with the
 * taking of the lock is reversed like that of a performed one. The same is done where a sleep set cuts an
 * execution: a race with an access that was performed would have been seen on the way to the cut, too, and what
 * follows after the cut was explored elsewhere with that race reversed at another node only.
 *
 * Of each violation the trace with the fewest context switches is kept, among all that are equivalent to one that was
 * run (optimal/witness-log.ts). After a complete search no trace at all has fewer.
 *
 * Paths longer than the depth limit are cut, and the search is then not complete.
 */
export class Dpor implements Exploration {
  readonly trail: Trail;
  /** Complete interleavings, and those that end with a violation. */
  executions = 0;
  redundant = 0;

  private readonly machine: ExplorableMachine;
  private readonly order: EventOrder;
  private readonly nodes = new WakeupNodes();
  private readonly reversal: WakeupReversal;
  private readonly executionLimit: number;
  private readonly depthLimit: number;
  /** Next access of each agent. */
  private readonly next: Access[];
  /** What is to be run behind the agent that was chosen last: siblings of a wakeup tree. */
  private subtree = 0;
  private cut = false;

  /** Resets the machine and stands at the first node. */
  constructor(machine: ExplorableMachine, limits: SearchLimits) {
    this.machine = machine;
    this.order = new EventOrder(machine.words, machine.agents);
    this.trail = new WitnessTrail(machine, this.order);
    this.executionLimit = limits.executions ?? Infinity;
    this.depthLimit = limits.depth ?? Infinity;
    this.next = Array.from({ length: machine.agents }, () => ({
      class: accessClass.read,
      word: 0,
      count: 1,
    }));
    this.reversal = new WakeupReversal(this.order, this.nodes, this.next);
    this.begin();
  }

  advance(transitions: number): Advance {
    const { machine, nodes, trail } = this;
    let left = transitions;
    for (;;) {
      const depth = trail.length;
      if (nodes.chosen[depth] === nobody && !this.choose(depth)) {
        if (depth === 0) return this.cut ? { kind: 'bounded', limit: 'depth' } : complete;
        this.retreat();
        continue;
      }
      if (this.executions >= this.executionLimit) return { kind: 'bounded', limit: 'executions' };
      if (left-- <= 0) return running;
      const agent = nodes.chosen[depth]!;
      nodes.chosen[depth] = nobody;
      this.reversal.push(agent, depth);
      switch (trail.step(agent)) {
        case 'parked':
          machine.nextAccess(agent, this.next[agent]!);
          nodes.unfinished[depth + 1] = nodes.unfinished[depth]!;
          this.arrive(this.sleepAfter(depth, agent));
          break;
        case 'finished':
          nodes.unfinished[depth + 1] = nodes.unfinished[depth]! & ~(1 << agent);
          this.arrive(this.sleepAfter(depth, agent));
          break;
        case 'violated':
          this.endAtViolation(depth);
          break;
        case 'widened':
          return widened;
        case 'unmodelled':
          return { kind: 'unmodelled', what: machine.unmodelled() };
      }
    }
  }

  pendingAt(depth: number): number {
    return this.nodes.pendingAt(depth);
  }

  snapshot(): ExplorationSnapshot {
    const { trail, nodes, reversal, executions, redundant, subtree } = this;
    return {
      trail: trail.snapshot(),
      numbers: {
        executions,
        redundant,
        subtree,
        cut: this.cut ? 1 : 0,
        source: reversal.mode === 'source' ? 1 : 0,
      },
      tables: { ...nodes.tables(trail.length), ...reversal.races.tables() },
    };
  }

  restore({ trail, numbers, tables }: ExplorationSnapshot): 'restored' | 'diverged' {
    const { machine, order, next } = this;
    const restored = this.trail.restore(trail, (agent) => {
      machine.nextAccess(agent, next[agent]!);
      order.push(agent, next[agent]!);
    });
    if (restored === 'diverged' || !this.nodes.adopt(tables) || !this.reversal.races.adopt(tables))
      return 'diverged';
    this.findNext();
    this.executions = numbers['executions']!;
    this.redundant = numbers['redundant']!;
    this.subtree = numbers['subtree']!;
    this.cut = numbers['cut'] === 1;
    this.reversal.mode = numbers['source'] === 1 ? 'source' : 'optimal';
    return 'restored';
  }

  bytes(): number {
    return this.trail.bytes() + this.order.bytes() + this.nodes.bytes() + this.reversal.bytes();
  }

  /** Goes to the first node. */
  private begin(): void {
    this.trail.begin();
    this.nodes.unfinished[0] = this.machine.unfinished();
    this.findNext();
    this.arrive(0);
  }

  /** Finds what each agent does next. */
  private findNext(): void {
    for (let rest = this.machine.unfinished(); rest !== 0; rest &= rest - 1) {
      const agent = 31 - Math.clz32(rest & -rest);
      this.machine.nextAccess(agent, this.next[agent]!);
    }
  }

  /** Opens the node the trail is at, from which {@link subtree} is to be run. */
  private arrive(asleep: number): void {
    const { nodes, subtree } = this;
    const depth = this.trail.length;
    nodes.reach(depth);
    nodes.enabled[depth] = this.machine.enabled();
    nodes.sleep[depth] = asleep;
    nodes.chosen[depth] = nobody;
    this.subtree = 0;
    if (subtree !== 0 && depth < this.depthLimit) {
      nodes.setRoots(depth, subtree);
      return;
    }
    if (subtree !== 0) nodes.trees.releaseAll(subtree);
    nodes.roots[depth] = nodes.leaves[depth] = 0;
    this.open(depth);
  }

  /** Chooses an agent freely, or ends the path if there is none. */
  private open(depth: number): void {
    const { nodes, trail } = this;
    const enabled = nodes.enabled[depth]!;
    const unfinished = nodes.unfinished[depth]!;
    const awake = enabled & ~nodes.sleep[depth]!;
    if (awake === 0) {
      if (enabled === 0) {
        this.executions++;
        trail.close(unfinished);
      } else this.redundant++;
    } else if (depth < this.depthLimit) {
      nodes.chosen[depth] = pick(awake, trail.last);
      return;
    } else this.cut = true;
    this.reversal.end(unfinished & ~enabled);
  }

  /** Chooses the next agent of the wakeup tree of the node; false if the node is done. */
  private choose(depth: number): boolean {
    const { nodes } = this;
    const { trees } = nodes;
    for (;;) {
      const node = nodes.roots[depth]!;
      if (node === 0) return false;
      const agent = trees.agents[node]!;
      const subtree = trees.children[node]!;
      nodes.setRoots(depth, trees.siblings[node]!);
      trees.release(node);
      if ((nodes.enabled[depth]! & ~nodes.sleep[depth]! & (1 << agent)) !== 0) {
        nodes.chosen[depth] = agent;
        this.subtree = subtree;
        return true;
      }
      // It waits for a lock that was taken before. Races that were taken to be reversed behind it still have to be.
      trees.releaseAll(subtree);
      this.expand(depth);
    }
  }

  /** Lets all agents be tried that can move at the depth. */
  private expand(depth: number): void {
    const { nodes } = this;
    const { trees } = nodes;
    let others = nodes.enabled[depth]! & ~nodes.sleep[depth]!;
    let roots = nodes.roots[depth]!;
    for (let node = roots; node !== 0; node = trees.siblings[node]!) others &= ~(1 << trees.agents[node]!);
    for (let rest = others; rest !== 0; rest &= rest - 1) {
      const agent = 31 - Math.clz32(rest & -rest);
      const { class: kind, word, count } = this.next[agent]!;
      roots = trees.append(roots, trees.make(agent, kind, word, count));
    }
    nodes.setRoots(depth, roots);
  }

  /** Goes back one action; the agent that moved goes to sleep. */
  private retreat(): void {
    const depth = this.trail.length - 1;
    const agent = this.trail.agents[depth]!;
    this.order.accessAt(depth, this.next[agent]!);
    this.reversal.pop();
    this.trail.back();
    this.nodes.sleep[depth]! |= 1 << agent;
  }

  /** Goes on after a step from the depth that ended the path. */
  private endAtViolation(depth: number): void {
    const { nodes } = this;
    nodes.trees.releaseAll(this.subtree);
    this.subtree = 0;
    if (this.reversal.mode === 'optimal') {
      this.startAgain();
      return;
    }
    this.executions++;
    this.reversal.end(nodes.unfinished[depth]! & ~nodes.enabled[depth]!);
    this.retreat();
    this.expand(depth);
  }

  /** Goes to the first node again, to reverse races by source sets. What was found is kept, what was counted is not. */
  private startAgain(): void {
    const { nodes, order, trail, reversal } = this;
    for (let depth = 0; depth < trail.length; depth++) nodes.trees.releaseAll(nodes.roots[depth]!);
    while (order.length > 0) reversal.pop();
    reversal.mode = 'source';
    this.executions = this.redundant = trail.deadlocks = 0;
    this.cut = false;
    this.begin();
  }

  /** The agents asleep at a node that stay asleep after the event at its depth, which moves another agent. */
  private sleepAfter(depth: number, agent: number): number {
    let asleep = this.nodes.sleep[depth]! & ~(1 << agent);
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
}
