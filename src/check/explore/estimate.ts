/** What is left of a breadth-first search. */
export type Estimate =
  /** The layers still grow: nothing but the queue is known. */
  | { readonly kind: 'growing'; readonly atLeast: number }
  /** The layers have begun to shrink: states that are left to expand if they fall the way they rose. */
  | { readonly kind: 'shrinking'; readonly about: number };

/** What an estimate is made from. */
export interface SearchSoFar {
  /** States stored, and those of them whose successors are known. */
  readonly states: number;
  readonly expanded: number;
  /** States of each layer that is known as a whole, from the initial state on. */
  readonly layers: readonly number[];
}

/**
 * How many states a breadth-first search has yet to expand. While the layers grow, no number but that of the queue can
 * be given, and that is a lower bound. Once they shrink, each further layer is taken to be as large as the one that
 * lies as far from the other end: layers of interleaving processes rise and fall like the number of ways to have
 * done so many of their steps. docs/explore.md says how far off that was.
 */
export function estimateLeft({ states, expanded, layers }: SearchSoFar): Estimate {
  const queue = Math.max(0, states - expanded);
  const newest = layers.at(-1) ?? 0;
  const peak = Math.max(...layers.slice(0, -1), 0);
  if (newest >= (layers.at(-2) ?? Infinity) || newest >= peak) return { kind: 'growing', atLeast: queue };
  const known = layers.reduce((sum, layer) => sum + layer, 0);
  let mirrored = 0;
  for (const layer of layers) {
    if (layer >= newest) break;
    mirrored += layer;
  }
  return { kind: 'shrinking', about: Math.max(queue, known + mirrored - expanded) };
}
