import type { Expression, ProcessId, TransitionSystem } from '../form.ts';
import { ControlFlow } from './counters.ts';
import type { Footprint, Variables } from './footprint.ts';
import { conflict, contains, footprintOf, readsOf } from './footprint.ts';
import type { Lock } from './specialise.ts';
import { Tendencies } from './tendency.ts';

/** At some counters of a process its next actions alone have to be taken, if one of them is enabled. */
export interface AloneCounters {
  readonly process: ProcessId;
  /** By counter of the process: where the other processes have to be. Counters that are missing never qualify. */
  readonly counters: ReadonlyMap<number, readonly Elsewhere[]>;
}

/** Counters of another process. */
export interface Elsewhere {
  readonly process: ProcessId;
  /** By counter: whether it fits. */
  readonly counters: readonly boolean[];
}

/**
 * Where one `cpu` process may go on alone, so that what it does by itself, and what it does under a lock that keeps
 * others away, is not interleaved with everything else. The system should be specialised.
 *
 * In a state s let N be the actions of a process P at its counter, one of them enabled. Only N is taken if
 * (1) no action of N depends on an action that another process may take before P moves: those that its text allows
 * from its present counter on (from every counter, if others may move it), without those that wait for a lock which P
 * has here;
 * (2) no action of N and no such action assign variables of one invariant (or conjunct of it) or `sometimes`;
 * (3) all actions of N lead forward, in an order of P's counters in which every cycle goes back somewhere.
 * Two actions depend on each other if one assigns what the other reads or assigns, checks and guards included.
 *
 * Why nothing is lost: take a run a1 .. an that breaks a rule or reaches a `sometimes` at its end. If one of it is of
 * P, the first such ai is in N (no other changes P's counter or what guards in N read), and commutes with a1 .. a(i-1)
 * by (1), so that the run may begin with it; its check and those of the others see the same values; n - 1 are left.
 * If none is of P: P has not finished and can move after every part of the run, so that it ends with no final
 * condition and no deadlock. Take an enabled t of N first: t a1 .. an is a run by (1); its checks fail alike; and
 * an invariant that a1 .. an breaks and t does not leave alone, or a `sometimes`, is assigned by none of a1 .. an by
 * (2), so that it is so in s already. The same n are left, and by (3) this cannot go on for ever. Together with
 * {@link planHolding}: where slots are to be filled first, that is done first; by (1) t does not touch what is held,
 * since that may be dropped at any time, so that t is enabled in every s0 ⊑ s as in s, and t(s0) ⊑ t(s); the induction
 * is over n, then the way that counters still have forward, then empty slots.
 *
 * N is a persistent set (Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, LNCS 1032,
 * chapter 4) and an ample set (Clarke, Grumberg, Peled, Model Checking, chapter 10) with (3) in place of the cycle
 * condition; that only what can be reached matters, and not the order in which it is, makes (2) weaker than C2.
 */
export function planAlone(system: TransitionSystem, locks: readonly Lock[]): readonly AloneCounters[] {
  return new AlonePlanner(system, locks).plan();
}

class AlonePlanner {
  private readonly system: TransitionSystem;
  private readonly footprints: readonly Footprint[];
  private readonly flows: readonly ControlFlow[];
  private readonly locks: readonly Lock[];
  private readonly visible: readonly Variables[];
  /** For each lock the actions that wait until it is free. */
  private readonly waiting: ReadonlyMap<Lock, readonly number[]>;
  private readonly known = new Map<string, readonly Footprint[]>();

  constructor(system: TransitionSystem, locks: readonly Lock[]) {
    this.system = system;
    this.footprints = system.actions.map((action) => footprintOf(system, action));
    this.flows = system.processes.map((_, process) => new ControlFlow(system, process));
    this.locks = locks;
    this.visible = visibleSets(system);
    this.waiting = waitingFor(system, locks);
  }

  plan(): readonly AloneCounters[] {
    return this.system.processes.flatMap(({ kind, pc }, process) => {
      if (kind !== 'cpu' || pc === undefined) return [];
      const counters = new Map<number, readonly Elsewhere[]>();
      for (const counter of this.flows[process]!.at.keys()) {
        const where = this.elsewhere(process, counter);
        if (where !== undefined) counters.set(counter, where);
      }
      return counters.size === 0 ? [] : [{ process, counters }];
    });
  }

  /** Where the others have to be; undefined if there is no such place. */
  private elsewhere(process: ProcessId, counter: number): readonly Elsewhere[] | undefined {
    const { system, flows } = this;
    const next = flows[process]!.at[counter]!;
    if (next.length === 0 || counter === system.processes[process]!.end) return undefined;
    if (!next.every((action) => flows[process]!.advances(counter, action))) return undefined;
    const mine = this.together(next);
    const bars = this.locks.filter(({ heldAt }) => heldAt.get(process)?.has(counter) === true);
    const where: Elsewhere[] = [];
    for (const [other, { pc }] of system.processes.entries()) {
      if (other === process) continue;
      const counters = this.futures(other, bars).map((future) => !this.depend(mine, future));
      if (counters.every((fits) => !fits)) return undefined;
      if (counters.every((fits) => fits)) continue;
      if (pc === undefined) return undefined;
      where.push({ process: other, counters });
    }
    return where;
  }

  /**
   * By counter of a process: what it may touch from there on, as long as somebody else has some locks. Whatever
   * waits for these does not happen.
   */
  private futures(process: ProcessId, bars: readonly Lock[]): readonly Footprint[] {
    const key = [process, ...bars.map(({ variable }) => variable)].join(' ');
    let futures = this.known.get(key);
    if (futures === undefined) {
      const barred = new Set(bars.flatMap((lock) => this.waiting.get(lock)!));
      const flow = this.flows[process]!;
      futures = [...flow.at.keys()].map((counter) => this.together([...flow.from(counter, barred)]));
      this.known.set(key, futures);
    }
    return futures;
  }

  /** What some actions touch. */
  private together(actions: readonly number[]): Footprint {
    let reads = 0n;
    let writes = 0n;
    for (const action of actions) {
      reads |= this.footprints[action]!.reads;
      writes |= this.footprints[action]!.writes;
    }
    return { reads, writes };
  }

  /** Whether the order of two actions can matter, of which one touches the first and the other the second. */
  private depend(one: Footprint, other: Footprint): boolean {
    if (conflict(one, other)) return true;
    return this.visible.some((set) => (one.writes & set) !== 0n && (other.writes & set) !== 0n);
  }
}

/** For each part of a condition that can be broken or reached by itself: the variables that it depends on. */
function visibleSets(system: TransitionSystem): readonly Variables[] {
  const tendencies = new Tendencies(system);
  const parts: Expression[] = [
    ...system.invariants.flatMap(({ condition }) => tendencies.conjuncts(condition)),
    ...system.sometimes.map(({ condition }) => condition),
  ];
  return parts.map(readsOf);
}

/** For each lock the actions whose guard demands that it is free. */
function waitingFor(system: TransitionSystem, locks: readonly Lock[]): ReadonlyMap<Lock, readonly number[]> {
  const tendencies = new Tendencies(system);
  const guards = system.actions.map(({ guard }) => (guard === undefined ? [] : tendencies.conjuncts(guard)));
  const waits = (parts: readonly Expression[], { variable }: Lock): boolean =>
    parts.some((each) => contains(readsOf(each), variable) && tendencies.demandsZero(each, variable));
  return new Map(
    locks.map((lock) => [lock, guards.flatMap((parts, action) => (waits(parts, lock) ? [action] : []))]),
  );
}
