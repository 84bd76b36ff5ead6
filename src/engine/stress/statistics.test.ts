import { describe, expect, test } from 'vitest';
import { attemptsUntil, estimateOf } from './statistics.ts';

describe('estimateOf', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('%i of %i is in the score interval of the literature', (hits, attempts, low, high) => {
    const estimate = estimateOf(hits, attempts);
    expect(estimate.probability).toBe(hits / attempts);
    expect(estimate.low).toBeCloseTo(low, 4);
    expect(estimate.high).toBeCloseTo(high, 4);
  });

  test('no hits give the rule of three', () => {
    expect(estimateOf(0, 300)).toEqual({ probability: 0, low: 0, high: 0.01 });
    expect(estimateOf(0, 2).high).toBe(1);
  });

  test('no attempts tell nothing', () => {
    expect(estimateOf(0, 0)).toEqual({ probability: 0, low: 0, high: 1 });
  });
});

describe('attemptsUntil', () => {
  test.each([
    [0.5, 0.01, 69],
    [0.99, 0.01, 459],
    [0.5, 0.5, 1],
    [0.99, 0.5, 7],
    [0.5, 1e-9, 693_147_181],
    [0.5, 1, 1],
    [0.5, 0, Infinity],
  ])('%d with %d an attempt takes %d', (confidence, probability, attempts) => {
    expect(attemptsUntil(confidence, probability)).toBe(attempts);
  });
});
