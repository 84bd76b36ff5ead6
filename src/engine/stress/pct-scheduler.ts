import type { RandomSource } from './random-source.ts';
import { countOf, nthOf } from './random-scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import type { StressSubject } from './subject.ts';

/** Parameters of probabilistic concurrency testing. */
export interface PctShape {
  /** Depth of the bugs that are looked for, at least 1: orderings of pairs of steps that are needed to show one. */
  readonly depth: number;
  /** Steps that the CPUs make in the longest attempt. */
  readonly steps: number;
  /** How likely hardware is to move, relative to a CPU. */
  readonly hardwareWeight: number;
}

/**
 * Least probability with which one attempt shows a bug of this depth: 1 / (n k^(d-1)) for n CPUs and k steps
 * (Burckhardt, Kothari, Musuvathi, Nagarakatti, "A randomized scheduler with probabilistic guarantees of finding
 * bugs", ASPLOS 2010, section 3). It speaks of the order of the CPUs' steps; hardware that moves of itself is not
 * in it.
 */
export function pctGuarantee(cpus: number, { steps, depth }: Pick<PctShape, 'steps' | 'depth'>): number {
  return 1 / (cpus * steps ** (depth - 1));
}

/**
 * Probabilistic concurrency testing: CPUs get random different priorities `depth .. depth + n - 1`, and the ready CPU
 * of the highest one moves. At `depth - 1` steps chosen at random, the CPU that would move gets the priority of that
 * change point, `depth - 1 .. 1`, and so falls behind all others. Hardware, which may always have something to do, has no
 * priority: before each step it moves with probability w / (1 + w), w being its weight.
 */
export class PctScheduler implements Scheduler {
  private random: RandomSource | undefined;
  private subject: StressSubject | undefined;
  private readonly shape: PctShape;
  private readonly priorities: Int32Array;
  private readonly cpus: number;
  /** Number of the step (from 1) of each change point; the CPU gets the priority of its index plus 1. */
  private readonly changes: Int32Array;
  private steps = 0;

  constructor(movers: StressSubject['movers'], shape: PctShape) {
    this.shape = shape;
    this.priorities = new Int32Array(movers.length);
    this.cpus = movers.reduce((mask, { kind }, mover) => (kind === 'cpu' ? mask | (1 << mover) : mask), 0);
    this.changes = new Int32Array(shape.depth - 1);
  }

  begin(random: RandomSource, subject: StressSubject): void {
    this.random = random;
    this.subject = subject;
    this.steps = 0;
    const { depth, steps } = this.shape;
    let left = this.cpus;
    for (let priority = depth; left !== 0; priority++) {
      const mover = nthOf(left, random.below(countOf(left)));
      this.priorities[mover] = priority;
      left &= ~(1 << mover);
    }
    for (let at = 0; at < this.changes.length; at++) this.changes[at] = 1 + random.below(steps);
  }

  choose(ready: number): number {
    const random = this.random!;
    const hardware = ready & ~this.cpus;
    const { hardwareWeight } = this.shape;
    const cpus = ready & this.cpus;
    if (hardware !== 0 && (cpus === 0 || random.unit() < hardwareWeight / (1 + hardwareWeight))) {
      return nthOf(hardware, random.below(countOf(hardware)));
    }
    this.steps++;
    for (let at = this.changes.length - 1; at >= 0; at--) {
      if (this.changes[at] === this.steps) this.priorities[this.highest(cpus)] = at + 1;
    }
    return this.highest(cpus);
  }

  alternative(mover: number): number {
    return this.random!.below(this.subject!.alternatives(mover));
  }

  private highest(mask: number): number {
    let best = 31 - Math.clz32(mask & -mask);
    for (let rest = mask & (mask - 1); rest !== 0; rest &= rest - 1) {
      const mover = 31 - Math.clz32(rest & -rest);
      if (this.priorities[mover]! > this.priorities[best]!) best = mover;
    }
    return best;
  }
}
