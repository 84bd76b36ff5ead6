import type { CompactSize } from './compact-size.ts';
import type { StatesPlan } from './states-shape.ts';

/** A kernel that forgets states, but for what its table and its log hold; plain data. */
export interface ForgetfulImage {
  readonly plan: StatesPlan;
  /** Of a compact table. */
  readonly size: CompactSize | undefined;
  /** Number of the first state in the log. */
  readonly firstKept: number;
  /** Whether the keys of expanded states are dropped. */
  readonly dropping: boolean;
  /** The most states that were in the log at a time, as far as was noted. */
  readonly mostKept: number;
  /** See `crowded` of {@link header}. */
  readonly crowded: number;
}
