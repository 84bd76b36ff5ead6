import type { BlockId, ProgramFunction } from '../../../program/form.ts';
import { successors } from '../../../program/traverse.ts';

/** In which order the blocks of a function run, so that paths meet as early as possible. */
export interface BlockOrder {
  /**
   * Rank of control that goes from one block to another: of all that wait, the lowest goes on first. `isBack` if it
   * goes back to the head of a loop from within.
   */
  edge(from: BlockId | -1, to: BlockId): { readonly rank: number; readonly isBack: boolean };
  /** Whether a loop begins with the block. */
  isHead(block: BlockId): boolean;
}

interface Component {
  readonly head: BlockId;
  readonly inner: readonly Component[];
  readonly isLoop: boolean;
}

/**
 * A weak topological order: loops are contiguous, their exits behind them. What goes back to the head of a loop waits
 * until nothing else within the loop does. Source: Bourdoncle, Efficient chaotic iteration strategies with widenings
 * (1993), figure 4.
 */
export function orderBlocks(fn: ProgramFunction): BlockOrder {
  const place = new Int32Array(fn.blocks.length).fill(-1);
  const backRank = new Map<BlockId, number>();
  let next = 0;
  const number = (components: readonly Component[], depth: number): void => {
    for (const { head, inner, isLoop } of components) {
      place[head] = next++;
      number(inner, depth + 1);
      // Behind the last block of the loop; of loops with the same last block, the inner one first.
      if (isLoop) backRank.set(head, next - 1 + 1 / (depth + 2));
    }
  };
  number(componentsOf(fn), 0);
  return {
    edge(from, to) {
      const forward = place[to]!;
      const isBack = from >= 0 && place[from]! >= forward;
      return { rank: isBack ? (backRank.get(to) ?? forward) : forward, isBack };
    },
    isHead: (block) => backRank.has(block),
  };
}

function componentsOf(fn: ProgramFunction): readonly Component[] {
  const numbers = new Float64Array(fn.blocks.length);
  const stack: BlockId[] = [];
  let last = 0;
  const targets = fn.blocks.map(({ terminator }) => successors(terminator));

  const visit = (block: BlockId, partition: Component[]): number => {
    stack.push(block);
    numbers[block] = ++last;
    let head = last;
    let isLoop = false;
    for (const target of targets[block]!) {
      const lowest = numbers[target] === 0 ? visit(target, partition) : numbers[target]!;
      if (lowest > head) continue;
      head = lowest;
      isLoop = true;
    }
    if (head !== numbers[block]) return head;
    numbers[block] = Number.POSITIVE_INFINITY;
    for (let top = stack.pop()!; top !== block; top = stack.pop()!) numbers[top] = 0;
    const inner: Component[] = [];
    if (isLoop) for (const target of targets[block]!) if (numbers[target] === 0) visit(target, inner);
    partition.push({ head: block, inner: inner.reverse(), isLoop });
    return head;
  };
  const components: Component[] = [];
  if (fn.blocks.length > 0) visit(0, components);
  return components.reverse();
}
