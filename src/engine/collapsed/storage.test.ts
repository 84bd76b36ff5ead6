import { expect, test } from 'vitest';
import { compactOdds, expectedOmissions } from './storage.ts';

test('the odds of a collision are those of the birthday problem while they are small', () => {
  // 23 people: 253 pairs. The bound is the number of pairs by the number of days.
  expect(compactOdds(23, Math.log2(365))).toBeCloseTo(253 / 365, 10);
  expect(compactOdds(1_000_000, 56)).toBeCloseTo(6.94e-6, 8);
  expect(compactOdds(1, 16)).toBe(0);
  expect(compactOdds(2 ** 20, 16)).toBe(1);
});

test.each([0.001, 0.1, 0.5, 0.9])('omissions are the sum over all states at a fill of %d', (fill) => {
  const states = 10_000;
  let sum = 0;
  for (let state = 0; state < states; state++) {
    const then = 1 - (1 - fill) ** ((state + 0.5) / states);
    sum += then ** 3;
  }
  expect(expectedOmissions(states, fill) / sum).toBeCloseTo(1, 4);
});

test('an empty field omits nothing, a full one everything', () => {
  expect(expectedOmissions(5, 0)).toBe(0);
  expect(expectedOmissions(5, 1)).toBe(5);
});
