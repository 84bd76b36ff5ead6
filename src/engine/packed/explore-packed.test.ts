import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TransitionSystem } from '../../transition/form.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { counters, peterson, philosophers } from '../../transition/testing/small-systems.ts';
import { explorePacked } from './explore-packed.ts';
import { exploreReference } from './reference.ts';
import { replayTrace } from './replay-trace.ts';
import type { PackedLimits, PackedResult } from './result.ts';

/** A result without what the two searches need not agree on: memory, and which of several shortest traces. */
function essence(result: PackedResult): unknown {
  const { bytesPerState: _, broken, ...rest } = result;
  return { ...rest, broken: broken.map(({ rule, count, trace }) => ({ rule, count, length: trace.length })) };
}

/** Checks that the traces of a result can be executed and break their rules in the last step. */
function expectTraces(system: TransitionSystem, { broken }: PackedResult): void {
  for (const { rule, trace } of broken) {
    const { steps, brokenInitially } = replayTrace(system, trace);
    expect(steps.at(-1)?.broken ?? brokenInitially).toContain(rule);
  }
}

function expectAgreement(system: TransitionSystem, limits: PackedLimits = {}): PackedResult {
  const packed = explorePacked(system, { limits });
  expect(essence(packed)).toEqual(essence(exploreReference(system, limits)));
  expectTraces(system, packed);
  return packed;
}

describe('the packed search', () => {
  test('agrees with the reference on random systems', () => {
    fc.assert(
      fc.property(randomSystem, fc.integer({ min: 0, max: 4 }), (system, depth) => {
        expectAgreement(system, { depth });
      }),
      { numRuns: 300 },
    );
  });
});
void [describe, counters, peterson, philosophers];
