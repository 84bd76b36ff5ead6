import type { ToyProgram } from './toy-program.ts';

/** A toy program and the exact figures every engine must report for it. */
export interface ToyCase {
  readonly name: string;
  readonly program: ToyProgram;
  /**
   * Mazurkiewicz traces: complete interleavings that differ in the order of some conflicting accesses. Those that a
   * violation cuts short are not counted.
   */
  readonly traces: number;
  readonly states: number;
  readonly outcomes: number;
  /** `rule key` of each violation, sorted. */
  readonly violations?: readonly string[];
}
