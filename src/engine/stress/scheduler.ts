import type { RandomSource } from './random-source.ts';
import type { StressSubject } from './subject.ts';

/** Decides who moves next. */
export interface Scheduler {
  /** An attempt begins; the subject is in its initial state. */
  begin(random: RandomSource, subject: StressSubject): void;
  /** One of the movers of the mask, which is not 0. */
  choose(ready: number): number;
  /** In which of several ways the mover chosen moves. */
  alternative(mover: number): number;
  /** Everything counted so far counts no more. */
  forget?(): void;
}
