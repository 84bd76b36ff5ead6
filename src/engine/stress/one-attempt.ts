import { grown } from '../growth.ts';
import type { RandomSource } from './random-source.ts';
import type { Scheduler } from './scheduler.ts';
import type { StressSubject } from './subject.ts';

/** How an attempt ended. */
export type AttemptEnd =
  /** Nobody could move any more, or a violation ended it. */
  | 'over'
  /** After the most steps that are allowed. */
  | 'cut'
  | 'unmodelled'
  | 'widened';

/** Runs attempts and keeps the trace of the present one. */
export class AttemptRunner {
  /** Steps of the present attempt. */
  steps = 0;
  /** Those of them that CPUs made. */
  cpuSteps = 0;
  private trace = new Int32Array(1024);
  private readonly subject: StressSubject;
  private readonly cpus: number;

  constructor(subject: StressSubject) {
    this.subject = subject;
    this.cpus = subject.movers.reduce((mask, { kind }, at) => (kind === 'cpu' ? mask | (1 << at) : mask), 0);
  }

  /**
   * Runs one attempt to its end.
   * @param onStep called in the initial state, after each step, and at the end.
   */
  run(scheduler: Scheduler, random: RandomSource, mostSteps: number, onStep: () => void): AttemptEnd {
    const { subject } = this;
    this.steps = 0;
    this.cpuSteps = 0;
    subject.begin();
    scheduler.begin(random, subject);
    onStep();
    for (;;) {
      const ready = subject.ready();
      if (ready === 0) {
        onStep();
        return 'over';
      }
      if (this.steps >= mostSteps) return 'cut';
      const mover = scheduler.choose(ready);
      const outcome = subject.move(mover, scheduler.alternative(mover));
      if (this.steps === this.trace.length) this.trace = grown(this.trace, this.steps + 1);
      this.trace[this.steps++] = subject.lastMove;
      if ((this.cpus & (1 << mover)) !== 0) this.cpuSteps++;
      if (outcome === 'unmodelled' || outcome === 'widened') return outcome;
      onStep();
    }
  }

  /** What the present attempt has done so far. */
  traceSoFar(): readonly number[] {
    return Array.from(this.trace.subarray(0, this.steps));
  }
}
