import type { Observed } from './compile-toy.ts';
import type { ToyProgram } from './toy-program.ts';

/** A toy program and the exact figures each engine must give for it on the flat machine. */
export interface ToyCase {
  readonly name: string;
  readonly program: ToyProgram;
  /** What the outcomes tell, in this order. */
  readonly observed: Observed;
  /** Interleavings that dpor runs, those that end in a violation or deadlock included. */
  readonly executions: number;
  /** Interleavings that dpor cuts short; none if absent. */
  readonly redundant?: number;
  /** Different states that dfs and bfs meet. */
  readonly states: number;
  /** Values of what is observed, one text an outcome, sorted. */
  readonly outcomes: readonly string[];
  /** `rule: message` of each violation, sorted by rule and key; none if absent. */
  readonly violations?: readonly string[];
}
