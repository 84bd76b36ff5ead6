import type { Block, BlockId } from './form.ts';
import { successors } from './traverse.ts';

/** Predecessors of each block, each once, in ascending order. */
export function predecessorsOf(blocks: readonly Block[]): readonly (readonly BlockId[])[] {
  const lists: BlockId[][] = blocks.map(() => []);
  blocks.forEach((block, from) => {
    for (const target of successors(block.terminator)) lists[target]?.push(from);
  });
  return lists;
}

/** Blocks that control can reach from the entry, in reverse postorder. */
export function reversePostorder(blocks: readonly Block[]): readonly BlockId[] {
  const order: BlockId[] = [];
  const seen = new Uint8Array(blocks.length);
  const stack: { id: BlockId; next: readonly BlockId[]; at: number }[] = [];
  const enter = (id: BlockId): void => {
    const block = blocks[id];
    if (block === undefined || seen[id]) return;
    seen[id] = 1;
    stack.push({ id, next: successors(block.terminator), at: 0 });
  };
  enter(0);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.next[top.at++];
    if (next !== undefined) {
      enter(next);
    } else {
      order.push(top.id);
      stack.pop();
    }
  }
  return order.reverse();
}

/**
 * Immediate dominator of each block; the entry's is itself, that of a block out of reach is -1.
 * Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm (2001).
 */
export function immediateDominators(blocks: readonly Block[]): Int32Array {
  const order = reversePostorder(blocks);
  const position = new Int32Array(blocks.length).fill(-1);
  order.forEach((id, index) => {
    position[id] = index;
  });
  const predecessors = predecessorsOf(blocks);
  const dominators = new Int32Array(blocks.length).fill(-1);
  dominators[0] = 0;
  const meet = (a: number, b: number): number => {
    let [left, right] = [a, b];
    while (left !== right) {
      while ((position[left] ?? 0) > (position[right] ?? 0)) left = dominators[left] ?? 0;
      while ((position[right] ?? 0) > (position[left] ?? 0)) right = dominators[right] ?? 0;
    }
    return left;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const id of order) {
      if (id === 0) continue;
      let dominator = -1;
      for (const from of predecessors[id] ?? []) {
        if ((dominators[from] ?? -1) < 0) continue;
        dominator = dominator < 0 ? from : meet(from, dominator);
      }
      if (dominators[id] !== dominator) {
        dominators[id] = dominator;
        changed = true;
      }
    }
  }
  return dominators;
}
