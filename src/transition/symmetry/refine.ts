import { mix } from './colours.ts';
import type { Structure } from './structure.ts';

/**
 * Colours individuals by how the system uses them, until that tells no more of them apart: two whose colours differ
 * are never each other's image. `initial` gives each individual the colour it starts with. All colourings that are
 * to be compared must take as many rounds: `rounds` is what the first of them took.
 */
export function refine(
  structure: Structure,
  initial: Int32Array,
  rounds?: number,
): { readonly colours: Int32Array; readonly rounds: number } {
  let colours = initial;
  let classes = new Set(colours).size;
  for (let round = 1; ; round++) {
    colours = refined(structure, colours);
    if (round === rounds) return { colours, rounds };
    const now = new Set(colours).size;
    if (rounds === undefined && now === classes) return { colours, rounds: round };
    classes = now;
  }
}

/** One round: hashes of what is below each node, then of what is above it. */
function refined({ nodes, roots, leaves }: Structure, colours: Int32Array): Int32Array {
  const below = new Int32Array(nodes.length);
  const above = new Int32Array(nodes.length);
  for (const [individual, leaf] of leaves.entries()) below[leaf] = colours[individual]!;
  for (const [number, { label, children, order }] of nodes.entries()) {
    if (children.length === 0) {
      below[number] = mix(label, below[number]!);
      continue;
    }
    let hash = 0;
    for (const [at, child] of children.entries()) {
      const part = mix(below[child]!, order === 'ordered' ? at : 0);
      hash = (hash + part) | 0;
    }
    below[number] = mix(label, hash);
  }
  for (const root of roots) above[root] = below[root]!;
  for (let number = nodes.length - 1; number >= 0; number--) {
    const { children, order } = nodes[number]!;
    if (children.length === 0) continue;
    const context = mix(above[number]!, below[number]!);
    for (const [at, child] of children.entries()) {
      above[child] = (above[child]! + mix(context, below[child]!, order === 'ordered' ? at : 0)) | 0;
    }
  }
  return Int32Array.from(leaves, (leaf, individual) => mix(colours[individual]!, above[leaf]!));
}
