import { describe, expect, test } from 'vitest';
import { estimateLeft } from './estimate.ts';

/** Sizes of layers that rise and fall. */
const bell = [1, 4, 10, 20, 40, 80, 60, 30, 12, 5, 1];

/** A search that expands the last of so many layers and has expanded a part of it. */
const during = (count: number, { of = bell, expandedOfLast = 0, found = 0 } = {}) => {
  const layers = of.slice(0, count);
  const known = layers.reduce((sum, layer) => sum + layer, 0);
  return { layers, states: known + found, expanded: known - layers.at(-1)! + expandedOfLast };
};

describe('what is left of a search', () => {
  test.each([
    ['at the start', during(1), { kind: 'growing', atLeast: 1 }],
    ['while the layers grow', during(4), { kind: 'growing', atLeast: 20 }],
    [
      'with new states in the queue',
      during(4, { expandedOfLast: 5, found: 9 }),
      { kind: 'growing', atLeast: 24 },
    ],
    ['at the top', during(6), { kind: 'growing', atLeast: 80 }],
    // 60 of this layer, and 1 + 4 + 10 + 20 + 40 as before the layer of 80.
    ['past the top', during(7), { kind: 'shrinking', about: 135 }],
    ['near the end', during(10), { kind: 'shrinking', about: 10 }],
    ['in a second rise', during(5, { of: [1, 9, 5, 7, 8] }), { kind: 'growing', atLeast: 8 }],
  ])('%s', (_, search, expected) => {
    expect(estimateLeft(search)).toEqual(expected);
  });

  test('is never less than the queue', () => {
    const left = estimateLeft(during(10, { expandedOfLast: 1, found: 500 }));
    expect(left).toEqual({ kind: 'shrinking', about: 504 });
  });

  test('is right where the layers fall the way they rose', () => {
    const mirrored = [1, 3, 9, 20, 30, 20, 9, 3, 1];
    for (const count of [6, 7, 8]) {
      const rest = mirrored.slice(count - 1).reduce((sum, layer) => sum + layer, 0);
      expect(estimateLeft(during(count, { of: mirrored }))).toEqual({ kind: 'shrinking', about: rest });
    }
  });
});
