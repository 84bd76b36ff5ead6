import { describe, expect, test } from 'vitest';
import { eq } from '../../transition/expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { action, assign, read } from '../../transition/testing/small-systems.ts';
import { replayTrace } from '../packed/replay-trace.ts';
import type { PackedResult } from '../packed/result.ts';
import type { RaceDefect } from '../packed/testing/race-model.ts';
import { raceModel } from '../packed/testing/race-model.ts';
import type { CollapsedSearch } from './collapsed-search.ts';
import { beginCollapsed, exploreCollapsed, type CollapsedOptions } from './explore-collapsed.ts';
import { ForgetfulKernel } from './forgetful-kernel.ts';
import type { Reduction } from './reduction.ts';
import type { Storage } from './storage.ts';
import { late, lateStates, turning } from './testing/late-systems.ts';

const race = raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 });
const raceStates = 18_473;
const larger = raceModel({ cpus: 2, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 });
const largerStates = 139_789;

/** The same, and back to the initial state from the ends. */
const returning: TransitionSystem = {
  ...turning,
  actions: [
    ...turning.actions,
    ...[0, 1].map((me) =>
      action(
        me,
        'again',
        turning.variables.map((_, variable) => assign(variable, 0)),
        { pc: 49, guard: eq(read(1 - me), 49) },
      ),
    ),
  ],
};

/** A search that has ended, and how often its states were moved when the keys of some were gone. */
function ended(
  system: TransitionSystem,
  options: CollapsedOptions,
): { readonly search: CollapsedSearch; readonly moves: number } {
  const search = beginCollapsed(system, options)!;
  let moves = 0;
  while (search.stage.kind === 'running') {
    const { kernel } = search;
    const incomplete = kernel instanceof ForgetfulKernel && !kernel.complete;
    search.advance(64);
    if (kernel !== search.kernel && incomplete) moves++;
  }
  return { search, moves };
}

function explored(system: TransitionSystem, options: CollapsedOptions): PackedResult {
  const result = exploreCollapsed(system, options);
  if (result === undefined) throw new Error('the system does not suit');
  return result;
}

/** A result without what depends on how states are told apart. */
function essence(result: PackedResult): unknown {
  return { ...result, bytesPerState: 0 };
}

function compact(fingerprintBits?: number): Storage {
  return { kind: 'compact', logStates: 64, fingerprintBits };
}

describe('a compact search agrees with an exact one', () => {
  const cases = [
    ['the race model', race],
    ['values that are met late', late],
    ['states that are represented by others later', turning],
  ] as const;
  const reductions: readonly Reduction[] = ['none', 'walkers', 'symmetry', 'all'];
  test.each(cases.flatMap(([name, system]) => reductions.map((each) => [name, each, system] as const)))(
    'on %s, reduction %s',
    (_, reduction, system) => {
      const result = explored(system, { reduction, storage: compact() });
      expect(essence(result)).toEqual(essence(explored(system, { reduction })));
    },
  );

  test.each<RaceDefect>([
    'clears PMD',
    'splitter does not flush',
    'huge zap does not flush',
    'PTE zap does not flush',
  ])('on a race model that is wrong: %s', (defect) => {
    const system = raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 }, defect);
    const result = explored(system, { storage: compact() });
    expect(result.broken.length).toBeGreaterThan(0);
    expect(essence(result)).toEqual(essence(explored(system, {})));
  });

  test.each([46, 50, 56])(
    'with fingerprints of %d bits, longer than keys, in slots of several lengths',
    (bits) => {
      const { search } = ended(larger, { storage: compact(bits) });
      expect(search.states).toBe(largerStates);
      expect(search.omission).toEqual({ kind: 'exact' });
    },
  );

  test('with fingerprints of 36 bits, shorter than keys', () => {
    const { search } = ended(larger, { storage: compact(36) });
    expect(search.states).toBe(largerStates);
    const odds = (largerStates * (largerStates - 1)) / 2 ** 37;
    expect(search.omission).toEqual({ kind: 'compact', odds });
  });
});

describe('keys are laid out anew when those of some states are gone', () => {
  test.each([
    ['all of the key', undefined],
    ['a part of a hash', 31],
  ])('fingerprints: %s', (_, bits) => {
    const { search, moves } = ended(late, { storage: compact(bits) });
    expect(moves).toBeGreaterThan(0);
    expect(search.omission.kind).toBe(bits === undefined ? 'exact' : 'compact');
    expect(search.states).toBeLessThanOrEqual(lateStates);
    expect(search.states).toBeGreaterThan(bits === undefined ? lateStates - 1 : lateStates - 8);
  });

  test('a field of bits', () => {
    const storage: Storage = { kind: 'bitstate', fieldBits: 27, logStates: 64 };
    const { search, moves } = ended(late, { storage });
    expect(moves).toBeGreaterThan(0);
    expect(search.states).toBeGreaterThan(0.999 * lateStates);
  });

  test.each([undefined, 31])('states that represent others, fingerprints of %s bits', (bits) => {
    const { search, moves } = ended(turning, { reduction: 'symmetry', storage: compact(bits) });
    expect(moves).toBeGreaterThan(0);
    expect(search.states).toBe((50 * 50 * 4 + (50 * 50 - 45 * 45) * 4 * 19 + 50 * 2 + 5 * 2 * 19) / 2);
    const exact = ended(turning, { reduction: 'symmetry' }).search;
    expect(essence(search.result())).toEqual(essence(exact.result()));
  });
});

test('a search that began anew knows its initial state', () => {
  const { search, moves } = ended(returning, { reduction: 'symmetry', storage: compact(31) });
  expect(moves).toBeGreaterThan(0);
  expect(search.states).toBe(ended(returning, { reduction: 'symmetry' }).search.states);
});

describe('traces', () => {
  test('to rules that are broken late are found by a second search', () => {
    const { search } = ended(late, { storage: compact() });
    expect(search.untraced.map(({ rule, depth }) => ({ rule, depth }))).toEqual([{ rule: 1, depth: 250 }]);
    expect(() => search.result()).toThrow('late after 250 actions');
    const { broken } = explored(late, { storage: compact() });
    const { steps } = replayTrace(late, broken[0]!.trace);
    expect(steps).toHaveLength(250);
    expect(steps.at(-1)!.broken).toContain(1);
  });

  test('that a second search does not find as it is stopped are missed loudly', () => {
    const { search } = ended(late, { storage: compact() });
    const second = search.beginTraces()!;
    second.advance(64);
    second.stop('bytes');
    search.takeTraces(second);
    expect(() => search.result()).toThrow('THP6030');
  });

  test('of searches that miss states hold too', () => {
    const { broken } = explored(late, { storage: { kind: 'bitstate', fieldBits: 20, logStates: 64 } });
    const { steps } = replayTrace(late, broken[0]!.trace);
    expect(steps.at(-1)!.broken).toContain(1);
  });

  test('to rules that are broken early are kept', () => {
    const system = raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 }, 'clears PMD');
    const { search } = ended(system, { storage: { kind: 'compact', logStates: 4096 } });
    expect(search.kernel instanceof ForgetfulKernel && !search.kernel.complete).toBe(true);
    expect(search.untraced).toEqual([]);
    expect(search.beginTraces()).toBeUndefined();
  });
});

describe('states that are taken for others', () => {
  test('are about as many as the odds say, with few bits', () => {
    const bits = 24;
    const { search } = ended(larger, { storage: compact(bits) });
    const missed = largerStates - search.states;
    const expected = largerStates ** 2 / 2 ** (bits + 1);
    expect(missed).toBeGreaterThan(0.6 * expected);
    expect(missed).toBeLessThan(1.4 * expected);
    expect(search.omission).toEqual({ kind: 'compact', odds: 1 });
  });

  test.each([20, 21, 22])('are about as many as the fill says, in a field of 2^%d bits', (fieldBits) => {
    const { search } = ended(larger, { storage: { kind: 'bitstate', fieldBits } });
    const { omission } = search;
    if (omission.kind !== 'bitstate') throw new Error('not a field of bits');
    const missed = largerStates - search.states;
    expect(omission.fill).toBeCloseTo(1 - Math.exp((-3 * search.states) / 2 ** fieldBits), 2);
    expect(missed).toBeGreaterThan(0.6 * omission.missed);
    expect(missed).toBeLessThan(1.6 * omission.missed);
  });
});

describe('limits', () => {
  const { search: whole } = ended(race, {});

  test.each([100, 3000, 12_345, raceStates])('of %d states', (most) => {
    const result = explored(race, { limits: { states: most }, storage: compact() });
    expect(essence(result)).toEqual(essence(explored(race, { limits: { states: most } })));
  });

  test.each([0, 3, 20, 40, whole.depth])('of %d actions', (depth) => {
    const result = explored(race, { limits: { depth }, storage: compact() });
    expect(essence(result)).toEqual(essence(explored(race, { limits: { depth } })));
  });

  test('of bytes', () => {
    const bytes = 2 ** 21;
    const { search } = ended(larger, { limits: { bytes }, storage: compact() });
    expect(search.stage).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(search.kernel.reservedBytes).toBeLessThanOrEqual(bytes);
  });

  test('of bytes that are too few for whole keys alone', () => {
    const limits = { bytes: 3 * 2 ** 20 };
    expect(ended(larger, { limits }).search.stage).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(ended(larger, { limits, storage: compact() }).search.stage).toEqual({ kind: 'complete' });
  });

  test('of fingerprints: a table with a slot for each', () => {
    const { search } = ended(larger, { storage: compact(16) });
    expect(search.stage).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(search.states).toBeLessThan(2 ** 16);
  });
});
