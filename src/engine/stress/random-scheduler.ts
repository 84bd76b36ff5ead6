import type { RandomSource } from './random-source.ts';
import type { Scheduler } from './scheduler.ts';
import type { Mover, StressSubject } from './subject.ts';

/**
 * How likely each mover is to be chosen, relative to the others that are ready: 1 for a CPU, `hardware` for a piece
 * of hardware.
 */
export function weightsOf(movers: readonly Mover[], hardware: number): readonly number[] {
  return movers.map(({ kind }) => (kind === 'cpu' ? 1 : hardware));
}

/**
 * Chooses each step anew among the movers that are ready, with given weights; a mover that can move in several ways
 * takes each as often. If only movers of weight 0 are ready, each of them is as likely.
 */
export class RandomScheduler implements Scheduler {
  private random: RandomSource | undefined;
  private subject: StressSubject | undefined;
  private readonly weights: readonly number[];
  private readonly allEqual: boolean;

  constructor(weights: readonly number[]) {
    this.weights = weights;
    this.allEqual = weights.every((weight) => weight === weights[0]);
  }

  begin(random: RandomSource, subject: StressSubject): void {
    this.random = random;
    this.subject = subject;
  }

  choose(ready: number): number {
    const random = this.random!;
    if ((ready & (ready - 1)) === 0) return 31 - Math.clz32(ready);
    let sum = 0;
    if (!this.allEqual)
      for (let rest = ready; rest !== 0; rest &= rest - 1) sum += this.weights[lowest(rest)]!;
    if (sum === 0) return nthOf(ready, random.below(countOf(ready)));
    let left = random.unit() * sum;
    let last = 0;
    for (let rest = ready; rest !== 0; rest &= rest - 1) {
      const mover = lowest(rest);
      const weight = this.weights[mover]!;
      if (weight === 0) continue;
      last = mover;
      left -= weight;
      if (left < 0) return mover;
    }
    return last;
  }

  alternative(mover: number): number {
    return this.random!.below(this.subject!.alternatives(mover));
  }
}

const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask);

/** Number of set bits. */
export function countOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The set bit of number `at`, counted from the lowest, which is 0. */
export function nthOf(mask: number, at: number): number {
  let rest = mask;
  for (let skipped = 0; skipped < at; skipped++) rest &= rest - 1;
  return lowest(rest);
}
