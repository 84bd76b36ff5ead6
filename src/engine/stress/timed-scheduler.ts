import type { RandomSource } from './random-source.ts';
import type { Scheduler } from './scheduler.ts';
import type { StepPlace, StressSubject } from './subject.ts';

/** Cycles by which a place holds a CPU up. */
export interface Delay {
  /** A function, or for `before` also a part of a step's label. */
  readonly name: string;
  /** `after`: when the CPU has left the function. `before`: before its first step there. */
  readonly when: 'after' | 'before';
  readonly cycles: number;
}

/** How fast everything is. */
export interface TimedShape {
  /** CPUs begin at random moments of so many cycles. */
  readonly window: number;
  /** A cost c is anything from c (1 - jitter) to c (1 + jitter), each as likely; 0 to 1. */
  readonly jitter: number;
  /** Cycles of a step of each class. `local` is added to each: what the CPU does for itself up to its next step. */
  readonly costs: ReadonlyMap<string, number>;
  readonly delays: readonly Delay[];
}

/** A place with what it costs. */
interface PricedPlace {
  readonly cycles: number;
  /** By number of the delay: whether the place is inside. */
  readonly inside: readonly boolean[];
}

/**
 * Every mover has a clock, and the ready one with the smallest moves. A step takes place at the time its clock shows, and
 * then costs cycles. Who waits for a lock goes on when it is released. Hardware acts after a time of its own: anything
 * from 0 to twice the cost of its class, each as likely.
 */
export class TimedScheduler implements Scheduler {
  /** How often each delay held somebody up, in all attempts. */
  readonly applied: number[];
  private random: RandomSource | undefined;
  private subject: StressSubject | undefined;
  private readonly shape: TimedShape;
  private readonly local: number;
  private readonly cpus: number;
  private readonly clocks: Float64Array;
  private readonly last: (PricedPlace | undefined)[];
  private readonly priced = new Map<StepPlace, PricedPlace>();
  private now = 0;
  private readyBefore = 0;
  /** CPUs that have moved since their delays were last looked at. */
  private fresh = 0;
  private chosenAlternative = 0;

  constructor(movers: StressSubject['movers'], shape: TimedShape) {
    this.shape = shape;
    this.local = shape.costs.get('local') ?? 0;
    this.cpus = movers.reduce((mask, { kind }, mover) => (kind === 'cpu' ? mask | (1 << mover) : mask), 0);
    this.clocks = new Float64Array(movers.length);
    this.last = movers.map(() => undefined);
    this.applied = shape.delays.map(() => 0);
  }

  /** Begins to count anew how often delays held somebody up. */
  forget(): void {
    this.applied.fill(0);
  }

  begin(random: RandomSource, subject: StressSubject): void {
    this.random = random;
    this.subject = subject;
    this.now = 0;
    this.fresh = this.cpus;
    // Hardware that is ready from the start begins its time now.
    this.readyBefore = this.cpus;
    for (let mover = 0; mover < this.clocks.length; mover++) {
      this.clocks[mover] = this.isCpu(mover) ? random.unit() * this.shape.window : 0;
      this.last[mover] = undefined;
    }
  }

  choose(ready: number): number {
    const random = this.random!;
    const woken = ready & ~this.readyBefore;
    for (let rest = woken; rest !== 0; rest &= rest - 1) {
      const mover = lowest(rest);
      const wait = this.isCpu(mover) ? random.unit() * this.local : this.latency(mover);
      this.clocks[mover] = Math.max(this.isCpu(mover) ? this.clocks[mover]! : 0, this.now) + wait;
    }
    this.readyBefore = ready;
    if (this.shape.delays.length > 0) {
      for (let rest = ready & this.fresh; rest !== 0; rest &= rest - 1) this.holdUp(lowest(rest));
      this.fresh &= ~ready;
    }
    let best = lowest(ready);
    for (let rest = ready & (ready - 1); rest !== 0; rest &= rest - 1) {
      const mover = lowest(rest);
      if (this.clocks[mover]! < this.clocks[best]!) best = mover;
    }
    this.charge(best);
    return best;
  }

  alternative(): number {
    return this.chosenAlternative;
  }

  private charge(mover: number): void {
    const random = this.random!;
    this.now = Math.max(this.now, this.clocks[mover]!);
    this.chosenAlternative = random.below(this.subject!.alternatives(mover));
    if (!this.isCpu(mover)) {
      this.clocks[mover] = this.now + this.latency(mover);
      return;
    }
    const place = this.price(this.subject!.place(mover, this.chosenAlternative));
    const { jitter } = this.shape;
    const factor = jitter === 0 ? 1 : 1 + jitter * (2 * random.unit() - 1);
    this.clocks[mover] = this.now + (place.cycles + this.local) * factor;
    this.last[mover] = place;
    this.fresh |= 1 << mover;
  }

  private latency(mover: number): number {
    const { cycles } = this.price(this.subject!.place(mover, 0));
    return 2 * cycles * this.random!.unit();
  }

  /** Adds the delays between where a CPU was and where it is now. */
  private holdUp(mover: number): void {
    const from = this.last[mover];
    const to = this.price(this.subject!.place(mover, 0));
    for (const [number, { when, cycles }] of this.shape.delays.entries()) {
      const wasInside = from?.inside[number] ?? false;
      const isInside = to.inside[number]!;
      if (when === 'after' ? !wasInside || isInside : wasInside || !isInside) continue;
      this.clocks[mover]! += cycles;
      this.applied[number]!++;
    }
  }

  private price(place: StepPlace): PricedPlace {
    let priced = this.priced.get(place);
    if (priced === undefined) {
      priced = {
        cycles: this.shape.costs.get(place.costClass) ?? 0,
        inside: this.shape.delays.map(
          ({ name, when }) => place.calls.includes(name) || (when === 'before' && place.label.includes(name)),
        ),
      };
      this.priced.set(place, priced);
    }
    return priced;
  }

  private isCpu(mover: number): boolean {
    return (this.cpus & (1 << mover)) !== 0;
  }
}

const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask);
