import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../check/explore/estimate.ts';
import { duration, roughly } from './numbers.ts';
import { progressLine } from './progress-line.ts';

describe('a line of progress', () => {
  test.each<[number, Estimate, string]>([
    [
      500_000,
      { kind: 'growing', atLeast: 412_331 },
      'searching: 4,337,712 states, 500,000/s, depth 31, queue 412,331, at least 410,000 to go (0.8 s), still growing',
    ],
    [
      123_456,
      { kind: 'shrinking', about: 98_765_432 },
      'searching: 4,337,712 states, 120,000/s, depth 31, queue 412,331, roughly 99,000,000 to go (13 min)',
    ],
    [
      0,
      { kind: 'shrinking', about: 7 },
      'searching: 4,337,712 states, 0/s, depth 31, queue 412,331, roughly 7 to go',
    ],
  ])('at %i states a second', (rate, left, expected) => {
    const figures = { states: 4_337_712, expanded: 4_337_712 - 412_331, depth: 31, rate, left };
    expect(progressLine(figures)).toBe(expected);
  });
});

test.each([
  [0, '0.0 s'],
  [9_949, '9.9 s'],
  [9_951, '10 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [7_200_000, '2.0 h'],
  [172_800_000, '2.0 days'],
])('%i ms are %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});

test.each([
  [0, '0'],
  [99, '99'],
  [104, '100'],
  [1_349_999, '1,300,000'],
])('%i is roughly %s', (number, expected) => {
  expect(roughly(number)).toBe(expected);
});
