import type { TransitionSystem } from '../form.ts';
import type { Layout } from '../pack.ts';
import { layOut, pack } from '../pack.ts';
import type { Symmetry } from './find.ts';
import type { Permutation } from './permutation.ts';
import { imageOf } from './permutation.ts';

/**
 * A function that gives the representative of a state: of all its images, itself included, the one whose packed
 * words are least, as unsigned numbers in the order of {@link comparisonOrder}.
 */
export function canonical(system: TransitionSystem, symmetry: Symmetry): (state: Int32Array) => Int32Array {
  const layout = layOut(system);
  const order = comparisonOrder(layout, symmetry.permutations);
  const words = new Int32Array(layout.words);
  const keyOf = (state: Int32Array): readonly number[] => {
    pack(layout, state, words);
    return order.map((word) => words[word]! >>> 0);
  };
  return (state) => {
    let best = state;
    let bestKey = keyOf(state);
    for (const permutation of symmetry.permutations) {
      const image = imageOf(system, permutation, state);
      const key = keyOf(image);
      if (!isLess(key, bestKey)) continue;
      best = image;
      bestKey = key;
    }
    return best;
  };
}

/** How many states a state stands for: its images, itself included. */
export function orbitSize(system: TransitionSystem, symmetry: Symmetry, state: Int32Array): number {
  const images = symmetry.permutations.map((permutation) => imageOf(system, permutation, state).join());
  return new Set([state.join(), ...images]).size;
}

/** Actions with all their images: what a whole search takes when a reduced one takes the actions. */
export function imagesOfActions({ permutations }: Symmetry, actions: Iterable<number>): ReadonlySet<number> {
  const images = new Set(actions);
  for (const action of [...images]) {
    for (const permutation of permutations) images.add(permutation.actions[action]!);
  }
  return images;
}

/** The order in which words of packed states are compared: first those that permutations change most. */
export function comparisonOrder(layout: Layout, permutations: readonly Permutation[]): readonly number[] {
  const moved = Array.from({ length: layout.words }, () => 0);
  for (const { variables, values } of permutations) {
    for (const [variable, to] of variables.entries()) {
      if (to === variable && values[variable] === undefined) continue;
      const { word, bits } = layout.fields[to]!;
      moved[word]! += bits;
    }
  }
  return [...moved.keys()].sort((a, b) => moved[b]! - moved[a]! || a - b);
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((word, place) => word !== b[place]);
  return at >= 0 && a[at]! < b[at]!;
}
