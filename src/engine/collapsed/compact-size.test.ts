import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compactSize,
  distanceBits,
  mostDistance,
  nextSize,
  placesOf,
  remainderBits,
  slotsAside,
  tableBytes,
} from './compact-size.ts';

const bits = fc.integer({ min: 16, max: 56 });

/** All sizes that a table for fingerprints of so many bits goes through. */
function sizes(fingerprintBits: number): NonNullable<ReturnType<typeof nextSize>>[] {
  const all = [];
  let size = compactSize(fingerprintBits, 1, 11);
  while (size !== undefined && placesOf(size) <= 2 ** 29) {
    all.push(size);
    size = nextSize(fingerprintBits, size, Math.floor(32_760 / size.slotBytes));
  }
  return all;
}

test('a slot holds what the place of a fingerprint leaves unknown, and a distance', () => {
  fc.assert(
    fc.property(bits, (fingerprintBits) => {
      for (const size of sizes(fingerprintBits)) {
        const needed = remainderBits(fingerprintBits, size) + distanceBits;
        expect(8 * size.slotBytes).toBeGreaterThanOrEqual(needed);
        expect(remainderBits(fingerprintBits, size)).toBeGreaterThan(0);
      }
    }),
  );
});

test('tables grow by a third or a half, up to a slot for every fingerprint', () => {
  fc.assert(
    fc.property(bits, (fingerprintBits) => {
      const all = sizes(fingerprintBits);
      const last = all.at(-1)!;
      expect(placesOf(last)).toBeGreaterThanOrEqual(Math.min(2 ** 29, 0.7 * 2 ** fingerprintBits));
      for (const [at, size] of all.slice(1).entries()) {
        const growth = placesOf(size) / placesOf(all[at]!);
        expect([4 / 3, 3 / 2]).toContainEqual(growth);
      }
    }),
  );
});

test('what is not set aside lies before all places that it may move to', () => {
  fc.assert(
    fc.property(bits, fc.nat(), fc.nat({ max: mostDistance - 1 }), (fingerprintBits, which, distance) => {
      const all = sizes(fingerprintBits);
      const at = which % (all.length - 1);
      const [from, to] = [all[at]!, all[at + 1]!];
      const slot = slotsAside(from, to);
      expect(slot * from.slotBytes).toBeLessThanOrEqual(32_760);
      const home = slot - distance;
      const place = Math.floor((home * placesOf(to)) / placesOf(from));
      expect(place * to.slotBytes).toBeGreaterThanOrEqual(slot * from.slotBytes);
      expect(tableBytes(to)).toBeGreaterThan(tableBytes(from));
    }),
  );
});
