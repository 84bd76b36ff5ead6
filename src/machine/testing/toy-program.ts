/** An operand: a constant, or a register of the CPU. */
export type ToyValue = number | { readonly register: number };

/**
 * One operation of a toy program. Variables are words of 32 bits, next to each other and numbered from 0; each CPU has
 * four registers, which nobody else sees.
 */
export type ToyOp =
  | { readonly op: 'load'; readonly register: number; readonly variable: number }
  | { readonly op: 'store'; readonly variable: number; readonly value: ToyValue }
  /** Atomically adds without looking at the result. */
  | { readonly op: 'add'; readonly variable: number; readonly value: number }
  /** Atomically adds and keeps the value before. */
  | { readonly op: 'fetchAdd'; readonly register: number; readonly variable: number; readonly value: number }
  /** Atomically exchanges. */
  | { readonly op: 'exchange'; readonly register: number; readonly variable: number; readonly value: ToyValue }
  /** Stores `value` if the variable holds `expected`; the register becomes 1 on success, else 0. */
  | { readonly op: 'cas'; readonly register: number; readonly variable: number; readonly expected: number; readonly value: number }
  | { readonly op: 'lock' | 'unlock'; readonly variable: number }
  | { readonly op: 'trylock'; readonly register: number; readonly variable: number }
  /** Stores one value to one variable, or to two with one access of 64 bits. */
  | { readonly op: 'fill'; readonly variable: number; readonly count: number; readonly value: ToyValue }
  /** Reads one variable, or two with one access of 64 bits; the register becomes their sum. */
  | { readonly op: 'sum'; readonly register: number; readonly variable: number; readonly count: number }
  /** Stores or loads one byte of a variable. */
  | { readonly op: 'storeByte'; readonly variable: number; readonly byte: number; readonly value: number }
  | { readonly op: 'loadByte'; readonly register: number; readonly variable: number; readonly byte: number }
  /** Loads the variable whose number a register holds; its address is null when that number is negative. */
  | { readonly op: 'follow'; readonly register: number; readonly pointer: number }
  /** Frees `count` variables. */
  | { readonly op: 'free'; readonly variable: number; readonly count: number }
  /** register = left + right. */
  | { readonly op: 'set'; readonly register: number; readonly left: ToyValue; readonly right: ToyValue }
  /** Goes to operation `target` if the register holds `value` (or does not). */
  | { readonly op: 'jumpIf' | 'jumpUnless'; readonly register: number; readonly value: number; readonly target: number }
  /** A violation of rule `assert` unless the register holds `value`; the path goes on. */
  | { readonly op: 'assert'; readonly register: number; readonly value: number; readonly key: number }
  /** BUG() unless the register holds `value`. */
  | { readonly op: 'bugUnless'; readonly register: number; readonly value: number; readonly key: number }
  /** WARN() unless the register holds `value`. */
  | { readonly op: 'warnUnless'; readonly register: number; readonly value: number }
  | { readonly op: 'unmodelled' }; // prettier-ignore

/** What each CPU runs. Variables are zero in the beginning unless `initial` says otherwise. */
export interface ToyProgram {
  readonly variables: number;
  readonly initial?: readonly number[];
  readonly agents: readonly (readonly ToyOp[])[];
  /** A violation of rule `final` in final states where the variable does not hold the value. */
  readonly finally?: { readonly variable: number; readonly value: number };
}

/** Registers of a CPU. */
export const registersPerCpu = 4;

// Short forms, so that programs read like listings.

export const r = (register: number): ToyValue => ({ register });
export const load = (register: number, variable: number): ToyOp => ({ op: 'load', register, variable });
export const store = (variable: number, value: ToyValue): ToyOp => ({ op: 'store', variable, value });
export const add = (variable: number, value: number): ToyOp => ({ op: 'add', variable, value });
export const fetchAdd = (register: number, variable: number, value: number): ToyOp => ({
  op: 'fetchAdd',
  register,
  variable,
  value,
});
export const exchange = (register: number, variable: number, value: ToyValue): ToyOp => ({
  op: 'exchange',
  register,
  variable,
  value,
});
export const cas = (register: number, variable: number, expected: number, value: number): ToyOp => ({
  op: 'cas',
  register,
  variable,
  expected,
  value,
});
export const lock = (variable: number): ToyOp => ({ op: 'lock', variable });
export const unlock = (variable: number): ToyOp => ({ op: 'unlock', variable });
export const trylock = (register: number, variable: number): ToyOp => ({ op: 'trylock', register, variable });
export const fill = (variable: number, count: number, value: ToyValue): ToyOp => ({
  op: 'fill',
  variable,
  count,
  value,
});
export const sum = (register: number, variable: number, count: number): ToyOp => ({
  op: 'sum',
  register,
  variable,
  count,
});
export const storeByte = (variable: number, byte: number, value: number): ToyOp => ({
  op: 'storeByte',
  variable,
  byte,
  value,
});
export const loadByte = (register: number, variable: number, byte: number): ToyOp => ({
  op: 'loadByte',
  register,
  variable,
  byte,
});
export const follow = (register: number, pointer: number): ToyOp => ({ op: 'follow', register, pointer });
export const free = (variable: number, count = 1): ToyOp => ({ op: 'free', variable, count });
export const set = (register: number, left: ToyValue, right: ToyValue = 0): ToyOp => ({
  op: 'set',
  register,
  left,
  right,
});
export const jumpIf = (register: number, value: number, target: number): ToyOp => ({
  op: 'jumpIf',
  register,
  value,
  target,
});
export const jumpUnless = (register: number, value: number, target: number): ToyOp => ({
  op: 'jumpUnless',
  register,
  value,
  target,
});
export const assert = (register: number, value: number, key = 0): ToyOp => ({
  op: 'assert',
  register,
  value,
  key,
});
export const bugUnless = (register: number, value: number, key = 0): ToyOp => ({
  op: 'bugUnless',
  register,
  value,
  key,
});
export const warnUnless = (register: number, value: number): ToyOp => ({ op: 'warnUnless', register, value });
