import type { FramePosition } from './executor.ts';
import type { AccessClass } from './explorable.ts';

/** What an agent is about to do, for people. */
export interface PendingAccess {
  readonly class: AccessClass;
  /** Flat byte offset and size. */
  readonly offset: number;
  readonly bytes: number;
  readonly object: string;
  /** Innermost first. */
  readonly stack: readonly FramePosition[];
}
