import type { SlotBytes } from './compact-size.ts';
import type { KeyField } from './key-layout.ts';

/**
 * What states are told apart by. `bijective`: a number of so many bits, a different one for every key, from which the
 * key can be computed; depends on how keys are laid out. `scattered`: a part of a hash of the numbers of components,
 * whichever way keys are laid out.
 */
export type Fingerprint =
  | { readonly kind: 'bijective'; readonly bits: number }
  | { readonly kind: 'scattered'; readonly bits: number; readonly fields: readonly KeyField[] };

/** What the code of a compact table is made for. */
export interface CompactShape {
  readonly kind: 'compact';
  readonly fingerprint: Fingerprint;
  readonly slotBytes: SlotBytes;
}

/** What the code of a field of bits is made for. */
export interface BitShape {
  readonly kind: 'bitstate';
  /** Logarithm of the bits. */
  readonly fieldBits: number;
  readonly fields: readonly KeyField[];
}

/** How the states of a forgetful search are told apart. */
export type StatesPlan =
  | { readonly kind: 'compact'; readonly fingerprint: Fingerprint }
  | { readonly kind: 'bitstate'; readonly fieldBits: number };

/** How states are told apart other than by whole keys. */
export type StatesShape = CompactShape | BitShape;
