/**
 * Registers of the executor that generated code and the machine share: indices into one Int32Array. They hold
 * what belongs to the action under way, never what outlives it.
 */
export const register = {
  /** 0 while a CPU runs; one of {@link pause} once it must return to the machine. */
  pause: 0,
  /** Number of int32 in use in the undo log of memory. */
  undo: 1,
  /** Stack pointer of the running CPU: byte offset into flat memory. */
  stack: 2,
  /** Backward jumps and calls left before the CPU is said to make no progress. */
  fuel: 3,
  /** Number of the running CPU. */
  cpu: 4,
  threadPointerLo: 5,
  threadPointerHi: 6,
  perCpuLo: 7,
  perCpuHi: 8,
  /** Frame that paused, innermost. */
  top: 9,
  /** High half of a result of a wide-arithmetic helper. */
  high: 10,
  /** End of the running CPU's stack: byte offset. */
  stackEnd: 13,
  /** End of the running CPU's frames, less a reserve: index into the frames. */
  frameEnd: 14,
  /** Words a function returns, 16 of them. */
  result: 16,
  count: 32,
} as const;

/** Why generated code returned to the machine. */
export const pause = {
  none: 0,
  /** Parked before a visible access. */
  parked: 1,
  /** The path is over: a violation that nothing can follow. */
  violated: 2,
  /** Something that is not modelled was reached. */
  unmodelled: 3,
} as const;

/**
 * Words of a frame before its live values: function, program point, caller's frame, number of live words, and the two
 * halves of the fingerprint of this frame and its callers, both 0 until it is asked for.
 */
export const frameHeader = 6;
