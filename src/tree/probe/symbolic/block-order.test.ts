import { describe, expect, it } from 'vitest';
import type { Block, ProgramFunction } from '../../../program/form.ts';
import { orderBlocks } from './block-order.ts';

/** A function of empty blocks; for each, where it goes on. */
function functionOf(targets: readonly (readonly number[])[]): ProgramFunction {
  const blocks = targets.map(([first, second]): Block => ({
    phis: [],
    instructions: [],
    terminator:
      first === undefined
        ? { op: 'return', values: [], location: -1 }
        : {
            op: 'branch',
            condition: { kind: 'undefined', width: 1 },
            ifTrue: first,
            ifFalse: second ?? first,
            location: -1,
          },
  }));
  return { blocks } as unknown as ProgramFunction;
}

describe('the order of blocks', () => {
  it('puts the join of two arms behind both', () => {
    const order = orderBlocks(functionOf([[2, 1], [3], [3], []]));
    expect(order.edge(1, 3).rank).toBeGreaterThan(order.edge(0, 1).rank);
    expect(order.edge(1, 3).rank).toBeGreaterThan(order.edge(0, 2).rank);
    expect([0, 1, 2, 3].some((block) => order.isHead(block))).toBe(false);
  });

  it('lets all of a loop run before its next round, and that before its exit', () => {
    // 1 is the head; 2 goes back early or on to 3, which goes back.
    const order = orderBlocks(functionOf([[1], [4, 2], [1, 3], [1], []]));
    const [early, late] = [order.edge(2, 1), order.edge(3, 1)];
    expect(early).toEqual(late);
    expect(early.isBack).toBe(true);
    expect(order.edge(0, 1).isBack).toBe(false);
    expect(early.rank).toBeGreaterThan(order.edge(2, 3).rank);
    expect(early.rank).toBeLessThan(order.edge(1, 4).rank);
    expect(order.isHead(1)).toBe(true);
  });

  it('lets an inner loop end before the next round of the outer one', () => {
    // Both heads, 1 and 2, are gone back to from 3.
    const order = orderBlocks(functionOf([[1], [2, 4], [3], [2, 1], []]));
    const [inner, outer] = [order.edge(3, 2), order.edge(3, 1)];
    expect([inner.isBack, outer.isBack]).toEqual([true, true]);
    expect(inner.rank).toBeLessThan(outer.rank);
    expect(outer.rank).toBeLessThan(order.edge(1, 4).rank);
  });

  it('knows a block that goes back to itself', () => {
    const order = orderBlocks(functionOf([[1], [1, 2], []]));
    expect(order.edge(1, 1).isBack).toBe(true);
    expect(order.edge(1, 1).rank).toBeLessThan(order.edge(1, 2).rank);
  });
});
