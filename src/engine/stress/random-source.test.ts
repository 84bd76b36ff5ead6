import { describe, expect, test } from 'vitest';
import { RandomSource, splitmix64 } from './random-source.ts';

test('splitmix64 gives the numbers of the reference implementation', () => {
  expect([0n, 1n, 2n, 3n, 4n].map((at) => splitmix64(1234567n, at))).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});

describe('RandomSource', () => {
  test('gives the numbers of the reference implementation', () => {
    const source = new RandomSource();
    source.setState(1, 2, 3, 4);
    const numbers = Array.from({ length: 10 }, () => source.next());
    expect(numbers).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test('gives the same numbers for an attempt whatever was run before', () => {
    const source = new RandomSource();
    source.begin(7n, 3);
    const alone = Array.from({ length: 20 }, () => source.next());
    source.begin(7n, 2);
    source.next();
    source.begin(7n, 3);
    expect(Array.from({ length: 20 }, () => source.next())).toEqual(alone);
    source.begin(8n, 3);
    expect(Array.from({ length: 20 }, () => source.next())).not.toEqual(alone);
  });

  test('leaves a state of zeros', () => {
    const source = new RandomSource();
    source.setState(0, 0, 0, 0);
    expect(new Set(Array.from({ length: 50 }, () => source.next())).size).toBeGreaterThan(40);
  });

  test.each([2, 3, 5, 7, 64])('chooses each of %i as often', (count) => {
    const source = new RandomSource();
    source.begin(1n, count);
    const hits = new Array<number>(count).fill(0);
    const draws = 4000 * count;
    for (let at = 0; at < draws; at++) hits[source.below(count)]!++;
    const square = hits.reduce((sum, hit) => sum + (hit - 4000) ** 2 / 4000, 0);
    // Chi-squared with count - 1 degrees of freedom; 5 standard deviations above its mean.
    expect(square).toBeLessThan(count - 1 + 5 * Math.sqrt(2 * (count - 1)));
  });

  test('gives fractions from 0 up to 1', () => {
    const source = new RandomSource();
    source.begin(1n, 0);
    const units = Array.from({ length: 10_000 }, () => source.unit());
    expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...units)).toBeLessThan(1);
    expect(units.reduce((a, b) => a + b, 0) / 10_000).toBeCloseTo(0.5, 1);
  });
});
