import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutDeadLocals } from '../../transition/live.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { explorePacked } from './explore-packed.ts';
import { exploreReference } from './reference.ts';
import { replayTrace } from './replay-trace.ts';
import type { PackedResult } from './result.ts';

/** What merging states must not change. */
function outcomes({ broken, reached, neverTaken }: PackedResult): unknown {
  return { broken: broken.map(({ rule, trace }) => ({ rule, length: trace.length })), reached, neverTaken };
}

test('without dead locals a system has the same outcomes and no more states', () => {
  let merged = 0;
  fc.assert(
    fc.property(randomSystem, (system) => {
      const before = exploreReference(system, { depth: 4 });
      const after = explorePacked(withoutDeadLocals(system), { limits: { depth: 4 } });
      expect(outcomes(after)).toEqual(outcomes(before));
      expect(after.states).toBeLessThanOrEqual(before.states);
      if (before.outcome.kind === 'complete') expect(after.outcome).toEqual(before.outcome);
      for (const { rule, trace } of after.broken) {
        const { steps, brokenInitially } = replayTrace(system, trace);
        expect(steps.at(-1)?.broken ?? brokenInitially).toContain(rule);
      }
      if (after.states < before.states) merged++;
    }),
    { numRuns: 200, seed: 1 },
  );
  expect(merged).toBeGreaterThan(20);
});
