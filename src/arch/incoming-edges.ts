import type { Block, BlockId, Phi, Terminator } from '../program/form.ts';
import { successors } from '../program/traverse.ts';

/** How control leaves what was one block before lowering. */
export interface Edges {
  /** The block that now holds its terminator. */
  readonly leavesFrom: BlockId;
  readonly terminator: Terminator;
}

/**
 * Mends the phis of blocks after splitting and after dropping edges: an edge from a split block now comes from
 * its last part, an edge that is gone has no entry. `edges` is indexed by the old block number.
 */
export function keepIncomingEdges(blocks: readonly Block[], edges: readonly Edges[]): readonly Block[] {
  const targets = edges.map((edge) => new Set(successors(edge.terminator)));
  return blocks.map((block, number) => {
    if (block.phis.length === 0) return block;
    const mend = (phi: Phi): Phi => ({
      result: phi.result,
      incoming: phi.incoming
        .filter(({ from }) => targets[from]?.has(number) ?? true)
        // Two edges of an `asm goto` to one block have become one jump.
        .filter(({ from }, index, all) => {
          const first = all.findIndex((other) => other.from === from) === index;
          return first || edges[from]?.terminator.op !== 'jump';
        })
        .map(({ from, value }) => ({ from: edges[from]?.leavesFrom ?? from, value })),
    });
    return { ...block, phis: block.phis.map(mend) };
  });
}
