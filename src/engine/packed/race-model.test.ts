import { expect, test } from 'vitest';
import { withoutDeadLocals } from '../../transition/live.ts';
import { explorePacked } from './explore-packed.ts';
import { exploreReference } from './reference.ts';
import type { RaceDefect } from './testing/race-model.ts';
import { raceModel } from './testing/race-model.ts';
import type { RaceSize } from './testing/race-parts.ts';
import { raceRule } from './testing/race-parts.ts';

const tiny: RaceSize = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

// Counted alike by SPIN and by rumur.
test.each<[string, RaceSize, number, number]>([
  ['tiny', tiny, 1_439, 6_868],
  ['small', { ...tiny, cpus: 1, pmds: 2 }, 18_473, 88_106],
  ['medium', { ...tiny, pmds: 2 }, 139_789, 1_152_010],
  ['two faults', { ...tiny, pmds: 2, faults: 2 }, 1_087_065, 9_605_766],
])('%s has as many states and transitions as other checkers count', (_, size, states, transitions) => {
  const result = explorePacked(raceModel(size));
  expect(result).toMatchObject({
    outcome: { kind: 'complete' },
    states,
    transitions,
    broken: [],
  });
  // Small memories are mostly the first pages.
  if (states > 100_000) expect(result.bytesPerState).toBeLessThanOrEqual(24);
});

test('the reference counts the same', () => {
  expect(exploreReference(raceModel(tiny))).toMatchObject({ states: 1_439, transitions: 6_868 });
});

test('locals are 0 where they are dead, so there is nothing to merge', () => {
  expect(explorePacked(withoutDeadLocals(raceModel(tiny)))).toMatchObject({
    states: 1_439,
    transitions: 6_868,
  });
});

test.each<[RaceDefect, number]>([
  ['clears PMD', raceRule.zap],
  ['splitter does not flush', raceRule.mixed],
  ['huge zap does not flush', raceRule.freedHuge],
  ['PTE zap does not flush', raceRule.freedSmall],
])('a model that %s breaks its rule', (defect, rule) => {
  const { broken } = explorePacked(raceModel(tiny, defect));
  expect(broken.map((each) => each.rule)).toContain(rule);
});
