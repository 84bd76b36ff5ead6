import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransitionSystem } from '../../transition/form.ts';
import { layOut, pack, unpack } from '../../transition/pack.ts';
import { canonical } from '../../transition/symmetry/canonical.ts';
import { findSymmetry } from '../../transition/symmetry/find.ts';
import { sampleStates } from '../../transition/symmetry/idle.ts';
import { planCanonical } from '../../transition/symmetry/image-plan.ts';
import { imageOf } from '../../transition/symmetry/permutation.ts';
import { copiedSystem } from '../../transition/symmetry/testing/copied-system.ts';
import { lockers, members, server } from '../../transition/symmetry/testing/named-systems.ts';
import { eq, or } from '../../transition/expression.ts';
import { counters, philosophers } from '../../transition/testing/small-systems.ts';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { emitCanonical } from './emit-canonical.ts';
import { raceModel } from './testing/race-model.ts';
import type { LinearMemory } from './web-assembly.ts';
import { instantiate } from './web-assembly.ts';

/** Compares generated code with `canonical` on states of a system; says how many were not representatives. */
function moved(system: TransitionSystem): number {
  const symmetry = findSymmetry(system, { most: 24 });
  const layout = layOut(system);
  const module = new ModuleBuilder();
  module.export('canonical', emitCanonical(module, planCanonical(system, layout, symmetry)));
  const bytes = module.toBytes({ kind: 'own', pages: 1, maximum: 1 });
  const code = instantiate(bytes) as { memory: LinearMemory; canonical: (state: number) => void };
  const words = new Int32Array(code.memory.buffer, 64, layout.words);
  const representative = canonical(system, symmetry);
  let count = 0;
  const states = sampleStates(system).filter((_, at) => at % 9 === 0);
  for (const state of states) {
    const expected = representative(state);
    pack(layout, state, words);
    code.canonical(64);
    expect(unpack(layout, words)).toEqual(expected);
    if (expected !== state) count++;
    // All images have one representative.
    for (const permutation of symmetry.permutations.slice(0, 3)) {
      expect(representative(imageOf(system, permutation, state))).toEqual(expected);
    }
  }
  return count;
}

test('random systems with copies of a process', () => {
  fc.assert(
    fc.property(copiedSystem, ({ system }) => {
      expect(moved(system)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 20 },
  );
});

test.each<[string, TransitionSystem]>([
  ['philosophers', philosophers(5)],
  [
    'few names',
    lockers(
      3,
      8,
      (at) => at + 1,
      () => eq(0, 1),
    ),
  ],
  [
    'names among many values',
    lockers(
      3,
      20,
      (at) => 3 * at + 1,
      () => eq(0, 1),
    ),
  ],
  ['masks', members(4, (set, at) => or(set, 1 << at))],
  ['placeholders at many counters', server(3, 'forgets', 70)],
  ['counters in several words', counters([2000, 2000, 2000, 2000])],
  ['placeholders', raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 2 })],
  ['three places, placeholders', raceModel({ cpus: 1, pmds: 3, ptes: 1, pages: 3, zappers: 2, faults: 1 })],
])('%s', (_, system) => {
  expect(moved(system)).toBeGreaterThan(5);
});
