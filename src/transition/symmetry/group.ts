import type { TransitionSystem } from '../form.ts';
import type { Permutation } from './permutation.ts';
import { after, identity, keyOf } from './permutation.ts';

/** A group that was made from some generators, and how many of them would have made it too large. */
export interface Group {
  /** All elements but the identity. */
  readonly elements: readonly Permutation[];
  /** Generators that were used, in their order. */
  readonly generators: readonly Permutation[];
  /** Generators that were left out. */
  readonly leftOut: readonly Permutation[];
}

/** The group that permutations generate, with at most `most` elements; generators that would exceed it are left out. */
export function groupOf(system: TransitionSystem, candidates: readonly Permutation[], most: number): Group {
  const generators: Permutation[] = [];
  const leftOut: Permutation[] = [];
  let elements: readonly Permutation[] = [identity(system)];
  for (const candidate of candidates) {
    const larger = closure(system, [...generators, candidate], most);
    if (larger === undefined) leftOut.push(candidate);
    else {
      generators.push(candidate);
      elements = larger;
    }
  }
  return { elements: elements.slice(1), generators, leftOut };
}

/** All products of generators, the identity first; undefined if there are more than `most`. */
function closure(
  system: TransitionSystem,
  generators: readonly Permutation[],
  most: number,
): readonly Permutation[] | undefined {
  const first = identity(system);
  const known = new Set([keyOf(first)]);
  const elements = [first];
  for (const element of elements) {
    for (const generator of generators) {
      const product = after(system, element, generator);
      if (product === undefined) return undefined;
      const key = keyOf(product);
      if (known.has(key)) continue;
      if (elements.length >= most) return undefined;
      known.add(key);
      elements.push(product);
    }
  }
  return elements;
}
