/**
 * The explorable machine: the one interface between a model and the search. The search knows nothing else of
 * what it explores; a machine knows nothing of how it is searched.
 *
 * A machine has a fixed number of agents (CPUs; later page walkers and IPIs), at most 30. Each agent that has
 * not finished is parked just before its next visible access. One action of an agent performs that access and
 * runs on, through accesses nobody else can see, to just before the next one. A trace is the list of the
 * agents that moved.
 */

/** Classes of visible accesses. Two accesses to overlapping words conflict as {@link conflicts} says. */
export const accessClass = {
  /** Reads a value. */
  read: 0,
  /** Writes a value. */
  write: 1,
  /** Reads and writes in one step. */
  readModifyWrite: 2,
  /** Adds or subtracts without looking at the result: commutes with its like. */
  commutingAdd: 3,
  /** Acquires a lock; may have to wait. */
  lock: 4,
  /** Releases a lock. */
  unlock: 5,
} as const;

/** One of {@link accessClass}. */
export type AccessClass = (typeof accessClass)[keyof typeof accessClass];

/** Whether two accesses of overlapping words by different agents may not be swapped without effect. */
export function conflicts(a: AccessClass, b: AccessClass): boolean {
  if (a === accessClass.read) return b !== accessClass.read;
  if (a === accessClass.commutingAdd) return b !== accessClass.commutingAdd;
  return true;
}

/** The next visible access of an agent; filled in place so that the search allocates nothing. */
export interface Access {
  class: AccessClass;
  /** First word accessed. Words are numbered 0 .. {@link ExplorableMachine.words} - 1. */
  word: number;
  /** Number of words accessed, at least 1. */
  count: number;
}

/** What came of one action. */
export type StepOutcome =
  /** The agent is parked before its next access. */
  | 'parked'
  /** The agent has finished. */
  | 'finished'
  /** The path ended here with a violation that nothing can follow (BUG, bad access, ...). */
  | 'violated'
  /** The path reached something that is not modelled: the whole run must stop. */
  | 'unmodelled'
  /** An access of a word that was taken for private turned out to be shared: the search must start again. */
  | 'widened';

/** A broken rule, as plain data. */
export interface Violation {
  /** Rule identifier such as `P2`, or `BUG`, `WARN`, `null`, `bounds`, `freed`, `lock`, `deadlock`. */
  readonly rule: string;
  /** One line that says what happened, with kernel names. */
  readonly message: string;
  /** Stable key that tells different violations of one rule apart (rule, function, line; no addresses). */
  readonly key: string;
}

/** What the search needs of a model; see the head of this file. */
export interface ExplorableMachine {
  readonly agents: number;
  /** Upper bound of word numbers, for tables indexed by word. */
  readonly words: number;
  /** Puts the machine into its initial state: every agent parked before its first visible access. */
  reset(): void;
  /** Bit n set: agent n has not finished. */
  unfinished(): number;
  /** Bit n set: agent n has not finished and its next access can be performed now (it is not a taken lock). */
  enabled(): number;
  /** Describes the next access of an unfinished agent. */
  nextAccess(agent: number, access: Access): void;
  /** Performs one action of an enabled agent. */
  step(agent: number): StepOutcome;
  /** A mark to come back to. Marks nest like a stack. */
  mark(): number;
  /** Returns to the state at `mark`. */
  undo(mark: number): void;
  /** Recomputes the fingerprint of the state into {@link hashLo} and {@link hashHi} (int32 each). */
  hash(): void;
  readonly hashLo: number;
  readonly hashHi: number;
  /**
   * Violations seen since the last call (of rules that do not end the path, and the one that ended it), and
   * empties the list. Asked after every step, so it must be cheap when there is none: returns a shared empty list.
   */
  takeViolations(): readonly Violation[];
  /**
   * Called in a final state (no agent unfinished, or none enabled): checks what must hold there and names the
   * outcome. Leaves the state as it was.
   */
  finish(): FinalState;
  /** What was reached that is not modelled, after `unmodelled`. */
  unmodelled(): string;
}

/** A final state: its violations, and a canonical text of what can be observed in it. */
export interface FinalState {
  readonly outcome: string;
  readonly violations: readonly Violation[];
}
