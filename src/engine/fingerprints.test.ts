import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FingerprintSet } from './fingerprints.ts';

const half = fc.oneof(fc.constantFrom(0, 1, -1, 0x7fffffff, -0x80000000), fc.integer());

describe('FingerprintSet', () => {
  it('is a set of pairs, while it grows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 200 }), (pairs) => {
        const set = new FingerprintSet({ slots: 4 });
        const model = new Set<string>();
        for (const [lo, hi] of pairs) {
          const fresh = !model.has(`${lo},${hi}`);
          model.add(`${lo},${hi}`);
          expect(set.add(lo, hi)).toBe(fresh);
        }
        expect(set.size).toBe(model.size);
        for (const [lo, hi] of pairs) expect(set.add(lo, hi)).toBe(false);
      }),
    );
  });

  it('holds the all-zero fingerprint like any other', () => {
    const set = new FingerprintSet();
    expect([set.add(0, 0), set.add(0, 0), set.add(0, 1), set.add(1, 0), set.size]).toEqual([
      true,
      false,
      true,
      true,
      3,
    ]);
  });

  it('bounds the odds of a collision by the pairs of states', () => {
    const set = new FingerprintSet();
    for (let i = 0; i < 1 << 16; i++) set.add(i, 7);
    expect(set.collisionOdds()).toBe(2 ** 32 / 2 ** 65);
  });
});
