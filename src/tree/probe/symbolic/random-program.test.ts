import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBoth } from './testing/open-both.ts';
import { irOf, randomBody } from './testing/random-program.ts';

const words = fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 4, maxLength: 4 });

describe('random programs', () => {
  it.each(['all', 'none'] as const)('give what generated code gives, with passes: %s', (passes) => {
    fc.assert(
      fc.property(randomBody, words, (statements, pairs) => {
        const both = openBoth(irOf(statements), { passes });
        const result = both.symbolic('f');
        expect(result.stops).toEqual([]);
        for (const [a, b] of pairs.map((pair) => pair.map(BigInt)))
          expect(both.at(result, a!, b!)).toBe(both.concrete('f', a!, b!));
      }),
      { numRuns: 60 },
    );
  });
});
