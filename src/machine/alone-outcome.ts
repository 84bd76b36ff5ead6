import type { FramePosition } from './executor.ts';

/** How a function ended that ran with nobody else moving. */
export type AloneOutcome =
  | { readonly kind: 'returned'; readonly value: number }
  | {
      readonly kind: 'stopped';
      readonly rule: string;
      readonly message: string;
      readonly stack: readonly FramePosition[];
    };
