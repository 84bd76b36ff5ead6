/**
 * How a search tells states apart. `exact`: by whole keys in 64-bit slots; every state is kept in the order in which
 * it was found. `compact`: by what the place of a slot leaves unknown of a fingerprint; states that were expanded
 * are forgotten but for that. `bitstate`: by a few bits of a field of bits.
 */
export type Storage =
  | { readonly kind: 'exact' }
  | {
      readonly kind: 'compact';
      /**
       * Bits of a fingerprint, 16 to 56: fewer would end a search for want of fingerprints, and no key is longer; absent:
       * as many as a key has, which makes the search exact.
       */
      readonly fingerprintBits?: number | undefined;
      /** Once so many states are stored, those that were expanded are dropped; absent: {@link usualLogStates}. */
      readonly logStates?: number | undefined;
    }
  | {
      readonly kind: 'bitstate';
      /** Logarithm of the bits of the field, {@link fewestFieldBits} to {@link mostFieldBits}. */
      readonly fieldBits: number;
      /** As for `compact`. */
      readonly logStates?: number | undefined;
    };

/** Bounds of the logarithm of the bits of a field: 128 bytes to 2 GiB. */
export const fewestFieldBits = 10;
export const mostFieldBits = 34;
/** States whose keys are all kept, so that traces to them can be had without a second search. */
export const usualLogStates = 2 ** 16;

/** How much a search may have missed through the way in which it told states apart. */
export type Omission =
  | { readonly kind: 'exact' }
  /** `odds`: upper bound of the probability that one state or more was taken for another one. */
  | { readonly kind: 'compact'; readonly odds: number }
  /** `missed`: states that are expected to have been taken for others; `fill`: share of the bits that are set. */
  | { readonly kind: 'bitstate'; readonly missed: number; readonly fill: number };

/**
 * Upper bound of the probability that at least one state was taken for another one when so many were stored by
 * fingerprints of so many bits: any two have the same with a probability of 2^-bits, and the sum of this over all pairs
 * bounds it (Wolper and Leroy, "Reliable hashing without collision detection", CAV 1993). States that can be reached
 * through such states alone are not counted.
 */
export function compactOdds(states: number, fingerprintBits: number): number {
  return Math.min(1, (states * (states - 1)) / 2 ** (fingerprintBits + 1));
}

/**
 * States that are expected to have been taken for others when a field of bits has been filled by as many states as
 * were stored: the sum over these of the probability that all bits of the next one were set already, as for a Bloom
 * filter (Dillinger and Manolios, "Bloom filters in probabilistic verification", FMCAD 2004, section 2). The field
 * had the share 1 - (1 - fill)^x of its bits set when the share x of the states was stored; the sum is taken as an
 * integral. States that can be reached through such states alone are not counted.
 */
export function expectedOmissions(states: number, fill: number): number {
  if (fill <= 0) return 0;
  if (fill >= 1) return states;
  // The integral of (1 - e^(-rate x))^3 over x from 0 to 1, by the binomial theorem.
  const rate = -Math.log1p(-fill);
  let integral = 1;
  let sign = -1;
  for (const [at, choose] of [3, 3, 1].entries()) {
    const power = rate * (at + 1);
    integral += (sign * choose * -Math.expm1(-power)) / power;
    sign = -sign;
  }
  return states * Math.max(0, integral);
}
