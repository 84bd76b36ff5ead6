import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, eq, lt, or, shl } from '../expression.ts';
import type { TransitionSystem } from '../form.ts';
import { counters, peterson, philosophers } from '../testing/small-systems.ts';
import { findSymmetry } from './find.ts';
import { imageOf } from './permutation.ts';
import { copiedSystem } from './testing/copied-system.ts';
import { lockers, members, server } from './testing/named-systems.ts';

const zero = eq(0, 1);
const plain = (system: TransitionSystem): TransitionSystem => ({ ...system, sometimes: [] });

test.each<[string, TransitionSystem, number]>([
  ['Peterson: two processes, and the names in the turn', plain(peterson('right')), 2],
  ['Peterson with a state to be reached that is not symmetric', peterson('right'), 1],
  ['philosophers: only all of them can move on by one', philosophers(3), 3],
  ['four philosophers', philosophers(4), 4],
  ['counters of one range', counters([3, 3, 3]), 6],
  ['counters of two ranges', counters([3, 3, 4]), 2],
  [
    'a lock that holds names',
    lockers(
      3,
      8,
      (at) => at + 1,
      () => zero,
    ),
    6,
  ],
  [
    'a lock that holds names in another order',
    lockers(
      3,
      8,
      (at) => 7 - at,
      () => zero,
    ),
    6,
  ],
  [
    'a lock of more values',
    lockers(
      3,
      20,
      (at) => 3 * at + 1,
      () => zero,
    ),
    6,
  ],
  [
    'a lock whose holder is counted',
    lockers(
      3,
      8,
      (at) => at + 1,
      (lock) => choose(lt(lock, 2), 0, 0),
    ),
    1,
  ],
  ['a set of processes', members(3, (set, at) => or(set, 1 << at)), 6],
  ['a set of processes, entered by computing', members(3, (set, at) => or(set, shl(1, at))), 6],
  ['a set that one process enters for another', members(2, (set, at) => or(set, choose(at, 1, 1))), 1],
  ['a note of a place', server(3, 'keeps'), 6],
  ['a note of a place that is set to 0 while it is dead', server(3, 'forgets'), 6],
])('%s', (_, system, size) => {
  const symmetry = findSymmetry(system);
  expect(symmetry.permutations).toHaveLength(size - 1);
  // A group: no element but the identity, and no two, do the same to all states.
  expect(symmetry.found.length === 0).toBe(size === 1);
});

test('a placeholder keeps its name, a note of a place does not', () => {
  const system = server(2, 'forgets');
  const [exchange] = findSymmetry(system).permutations;
  // Places 0 and 1, note, program counter.
  expect([...imageOf(system, exchange!, Int32Array.of(1, 2, 0, 0))]).toEqual([2, 1, 0, 0]);
  expect([...imageOf(system, exchange!, Int32Array.of(1, 2, 0, 1))]).toEqual([2, 1, 1, 1]);
});

test('a group that would be too large is cut, and that is said', () => {
  const symmetry = findSymmetry(counters([2, 2, 2, 2]), { most: 6 });
  expect(symmetry.permutations).toHaveLength(5);
  expect(symmetry.leftOut.join()).toContain('exceed 6 elements');
});

test('copies of a process are found, and used unless that would not help or be too much', () => {
  fc.assert(
    fc.property(copiedSystem, ({ system, processes }) => {
      const { permutations, leftOut } = findSymmetry(system);
      const moved = permutations.some((each) => each.processes[processes[0]] === processes[1]);
      expect(moved || leftOut.join().includes('not used')).toBe(true);
    }),
    { numRuns: 30, seed: 5 },
  );
});

test('what is said of a symmetry names what is exchanged', () => {
  expect(findSymmetry(plain(peterson('right'))).found).toEqual(['P0 with P1']);
  expect(findSymmetry(philosophers(3)).found).toEqual(['P0 becomes P1, P1 becomes P2, P2 becomes P0']);
});
