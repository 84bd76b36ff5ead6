/**
 * What stress testing needs of a thing that runs: one attempt after the other, step by step, each step chosen by a
 * scheduler. Kernel code on the machine and the built-in model both are one.
 */

/** A line of execution that a scheduler lets move. */
export interface Mover {
  /** `CPU0`, `walker of CPU1`. */
  readonly name: string;
  /** `hardware`: moves when it can and never has to. */
  readonly kind: 'cpu' | 'hardware';
}

/** Where a mover stands, as far as its speed depends on it. Equal places are the same object. */
export interface StepPlace {
  /** What the next step costs: a name of the table of costs, `read`, `atomic`, `lock`. */
  readonly costClass: string;
  /** Functions entered and not left, outermost first. */
  readonly calls: readonly string[];
  /** The step in kernel words; empty where it has none. */
  readonly label: string;
}

/** What came of one step. */
export type MoveOutcome =
  | 'moved'
  /** The attempt ends here: nothing can follow. */
  | 'ended'
  /** Something without a model was reached: the whole run must stop. */
  | 'unmodelled'
  /** The steps turned out to be too coarse and are finer now: the whole run must begin again. */
  | 'widened';

/** A rule that an attempt broke. */
export interface BrokenInAttempt {
  /** `P2`. */
  readonly rule: string;
  /** What happened, in kernel words. */
  readonly message: string;
  /** Tells different violations of one rule apart. */
  readonly key: string;
}

/** One thing that is run again and again; see the head of this file. */
export interface StressSubject {
  /** At most 30. */
  readonly movers: readonly Mover[];
  /** Goes to the initial state. */
  begin(): void;
  /** Bit n set: mover n can move. 0: the attempt is over, and what must hold in its last state was looked at. */
  ready(): number;
  /** In how many ways a ready mover can move, at least 1. Valid after {@link ready}. */
  alternatives(mover: number): number;
  /** Where a ready mover stands that would move in the way of this number. */
  place(mover: number, alternative: number): StepPlace;
  /** Lets a ready mover move. */
  move(mover: number, alternative: number): MoveOutcome;
  /** What a trace holds of the last move. */
  readonly lastMove: number;
  /** Rules broken in this attempt so far: bit n for rule n of {@link rules}. */
  readonly broken: number;
  /** Rule identifiers; the list may grow while attempts run, to at most 31. */
  readonly rules: readonly string[];
  /** How a rule was broken first in this attempt. */
  firstBroken(rule: number): BrokenInAttempt;
  /** What was reached, after `unmodelled`. */
  unmodelled(): string;
}
