import { expect, test } from 'vitest';
import { strongComponents } from './strong-components.ts';

/** Components of a graph that is given as lists of targets, members sorted. */
function componentsOf(graph: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const edges = Int32Array.from([0, ...graph.map((_, node) => graph.slice(0, node + 1).flat().length)]);
  const { order, starts } = strongComponents(graph.length, edges, Int32Array.from(graph.flat()));
  return starts.slice(1).map((end, at) => [...order.subarray(starts[at], end)].toSorted((a, b) => a - b));
}

test.each([
  ['a line', [[1], [2], []], [[2], [1], [0]]],
  ['a circle', [[1], [2], [0]], [[0, 1, 2]]],
  ['a circle with a tail', [[1], [2], [1, 3], []], [[3], [1, 2], [0]]],
  ['two circles that share a node', [[1, 2], [0], [0]], [[0, 1, 2]]],
  ['a diamond', [[1, 2], [3], [3], []], [[3], [1], [2], [0]]],
  ['a node that leads to itself', [[0, 1], []], [[1], [0]]],
  ['nodes that 0 does not lead to', [[1], [], [0]], [[1], [0]]],
])('%s', (_, graph, expected) => {
  expect(componentsOf(graph)).toEqual(expected);
});
