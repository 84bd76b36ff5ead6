import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSymmetry } from '../../transition/symmetry/find.ts';
import { copiedSystem } from '../../transition/symmetry/testing/copied-system.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { peterson, philosophers } from '../../transition/testing/small-systems.ts';
import { exploreReference } from './reference.ts';
import { replayTrace } from './replay-trace.ts';
import type { PackedResult } from './result.ts';
import type { SymmetricResult } from './symmetric-reference.ts';
import { exploreSymmetricReference } from './symmetric-reference.ts';
import type { RaceDefect } from './testing/race-model.ts';
import { raceModel } from './testing/race-model.ts';
import type { RaceSize } from './testing/race-parts.ts';

/** Length of the shortest trace to a rule, by identifier. */
function lengths(
  system: TransitionSystem,
  { broken }: PackedResult | SymmetricResult,
): Record<string, number> {
  const byId: Record<string, number> = {};
  for (const { rule, trace } of broken) {
    const { id } = system.rules[rule]!;
    byId[id] = Math.min(byId[id] ?? Infinity, trace.length);
  }
  return byId;
}

/** Searches with and without symmetry and compares what they say; gives the states of both. */
function compared(system: TransitionSystem, limits: { readonly depth?: number } = {}) {
  const symmetry = findSymmetry(system, { most: 6 });
  const whole = exploreReference(system, limits);
  const reduced = exploreSymmetricReference(system, symmetry, limits);
  expect(lengths(system, reduced)).toEqual(lengths(system, whole));
  expect(reduced.reached).toEqual(whole.reached);
  if (symmetry.initial === 'fixed') {
    expect(reduced.orbits).toBe(whole.states);
    expect(reduced.neverTaken).toEqual(whole.neverTaken);
    expect(reduced.depth).toBe(whole.depth);
  }
  for (const { rule, trace } of reduced.broken) {
    const { id } = system.rules[rule]!;
    const { steps, brokenInitially } = replayTrace(system, trace);
    const last = steps.at(-1)?.broken ?? brokenInitially;
    expect(last.map((each) => system.rules[each]!.id)).toContain(id);
  }
  return {
    group: symmetry.permutations.length + 1,
    whole: whole.states,
    orbits: reduced.orbits,
    reduced: reduced.states,
  };
}

test('random systems with copies of a process', () => {
  fc.assert(
    fc.property(copiedSystem, fc.integer({ min: 0, max: 3 }), (system, depth) => {
      const { reduced, orbits } = compared(system.system, { depth });
      expect(reduced).toBeLessThanOrEqual(orbits);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['peterson', { ...peterson('right'), sometimes: [] }, 2],
  ['a broken peterson', { ...peterson('broken'), sometimes: [] }, 2],
  ['three philosophers', philosophers(3), 3],
  ['four philosophers', philosophers(4), 4],
])('%s', (_, system, group) => {
  const { reduced, whole, ...found } = compared(system);
  expect(found.group).toBe(group);
  expect(reduced).toBeLessThan(whole);
});

const tiny: RaceSize = { cpus: 1, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

// States of the whole search are those that SPIN and rumur count (race-model.test.ts).
test.each<[string, RaceSize, { group: number; whole: number; orbits: number; reduced: number }]>([
  ['two faults', { ...tiny, faults: 2 }, { group: 2, whole: 1838, orbits: 1838, reduced: 1146 }],
  ['two zaps', { ...tiny, ptes: 1, zappers: 2 }, { group: 2, whole: 3716, orbits: 3716, reduced: 1956 }],
  ['two PMDs', { ...tiny, pmds: 2 }, { group: 2, whole: 18_473, orbits: 18_473, reduced: 9237 }],
])('the race model, %s', (_, size, counts) => {
  expect(compared(raceModel(size))).toEqual(counts);
});

test.each<RaceDefect>([
  'clears PMD',
  'splitter does not flush',
  'huge zap does not flush',
  'PTE zap does not flush',
])('a race model with two faults that %s', (defect) => {
  const { group } = compared(raceModel({ ...tiny, ptes: 1, faults: 2 }, defect));
  expect(group).toBe(2);
});

test('a race model with two PMDs, which begin with pages of their own, that clears the PMD', () => {
  const { group, orbits, whole } = compared(raceModel({ ...tiny, ptes: 1, pmds: 2 }, 'clears PMD'));
  expect(group).toBe(2);
  expect(orbits).toBe(whole);
});

test('the walkers of CPUs that are flushed in order cannot be exchanged', () => {
  expect(findSymmetry(raceModel({ ...tiny, cpus: 2 })).permutations).toEqual([]);
});
