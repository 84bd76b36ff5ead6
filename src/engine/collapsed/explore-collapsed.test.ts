import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq, ne } from '../../transition/expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import {
  action,
  assign,
  counters,
  peterson,
  philosophers,
  read,
  systemOf,
} from '../../transition/testing/small-systems.ts';
import { explorePacked } from '../packed/explore-packed.ts';
import { exploreReference } from '../packed/reference.ts';
import { replayTrace } from '../packed/replay-trace.ts';
import type { PackedLimits, PackedResult } from '../packed/result.ts';
import type { RaceDefect } from '../packed/testing/race-model.ts';
import { raceModel } from '../packed/testing/race-model.ts';
import type { RaceSize } from '../packed/testing/race-parts.ts';
import { exploreCollapsed } from './explore-collapsed.ts';

/** A result without what two searches need not agree on: memory, and which of several shortest traces. */
function essence(result: PackedResult): unknown {
  const { broken } = result;
  return {
    ...result,
    bytesPerState: 0,
    broken: broken.map(({ rule, count, trace }) => ({ rule, count, length: trace.length })),
  };
}

/** Whether each trace of a result can be executed and breaks its rule in the last step. */
function tracesHold(system: TransitionSystem, { broken }: PackedResult): boolean {
  return broken.every(({ rule, trace }) => {
    const { steps, brokenInitially } = replayTrace(system, trace);
    return (steps.at(-1)?.broken ?? brokenInitially).includes(rule);
  });
}

function explored(system: TransitionSystem, limits: PackedLimits = {}): PackedResult {
  const result = exploreCollapsed(system, { limits });
  if (result === undefined) throw new Error('the system does not suit');
  return result;
}

const tiny: RaceSize = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

/** States that random systems may have. */
const few = 20_000;

function isCut({ outcome }: PackedResult): boolean {
  return outcome.kind === 'bounded' && outcome.limit === 'states';
}

describe('agrees with the reference', () => {
  test.each<[string, TransitionSystem]>([
    ['peterson', peterson('right')],
    ['a wrong peterson', peterson('broken')],
    ['philosophers', philosophers(5)],
    ['one value', counters([1, 2])],
    ['one component', counters([7, 5, 1, 3])],
    ['the race model', raceModel(tiny)],
    ...(
      ['clears PMD', 'splitter does not flush', 'huge zap does not flush', 'PTE zap does not flush'] as const
    ).map((defect: RaceDefect): [string, TransitionSystem] => [
      `a race model that ${defect}`,
      raceModel(tiny, defect),
    ]),
  ])('on %s', (_, system) => {
    const result = explored(system);
    expect(essence(result)).toEqual(essence(exploreReference(system)));
    expect(tracesHold(system, result)).toBe(true);
  });

  // Code is generated for each.
  test('on random systems', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(randomSystem, fc.integer({ min: 0, max: 5 }), (system, depth) => {
        const limits = depth === 5 ? {} : { depth };
        const result = exploreCollapsed(system, { limits: { ...limits, states: few } });
        // Some have millions of states, on which the reference search takes minutes.
        if (result === undefined || isCut(result)) return;
        expect(essence(result)).toEqual(essence(exploreReference(system, limits)));
        expect(tracesHold(system, result)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a large search, which moves, grows its tables and its cache, loses nothing', () => {
  const system = raceModel({ ...tiny, pmds: 2 });
  const result = explored(system);
  expect(result).toMatchObject({ states: 139_789, transitions: 1_152_010, depth: 63, broken: [] });
  expect(essence(result)).toEqual(essence(explorePacked(system)));
});

test('a component with ever more values is moved to wider keys and larger stores', () => {
  const result = explored(counters([60, 60, 60]));
  expect(result).toMatchObject({ outcome: { kind: 'complete' }, states: 216_000, transitions: 648_000 });
});

test('a system whose states do not fit into keys is given back', () => {
  const wide = systemOf({
    variables: Array.from({ length: 30 }, (_, each) => ({
      name: `P${each}.v`,
      values: 1000,
      initial: 0,
      process: each,
    })),
    processes: Array.from({ length: 30 }, (_, each) => ({
      name: `P${each}`,
      path: '',
      kind: 'hardware' as const,
      lane: each,
    })),
    actions: Array.from({ length: 30 }, (_, each) => action(each, '', [assign(each, 999)])),
  });
  expect(exploreCollapsed(wide)).toBeUndefined();
});

test('a long chain of layers is followed to its end', () => {
  const condition = { kind: 'not', operand: eq(read(0), 9_999) } as const;
  const system = {
    ...counters([10_000]),
    rules: [{ id: 'end', message: '' }],
    invariants: [{ rule: 0, condition }],
  };
  const { depth, broken } = explored(system);
  expect(depth).toBe(9_999);
  expect(broken).toEqual([{ rule: 0, count: 1, trace: Array<number>(9_999).fill(0) }]);
});

test('an invariant that is a conjunction counts a state once, however many parts are broken', () => {
  const both = { kind: 'binary', operator: 'and', left: ne(read(0), 1), right: ne(read(1), 1) } as const;
  const system = {
    ...counters([2, 2]),
    rules: [{ id: 'none', message: '' }],
    invariants: [{ rule: 0, condition: both }],
  };
  expect(explored(system).broken).toMatchObject([{ rule: 0, count: 3 }]);
});

describe('limits', () => {
  const system = counters([10, 10, 10, 10]);

  test.each<[PackedLimits, Partial<PackedResult>]>([
    [{ states: 10_000 }, { outcome: { kind: 'complete' }, states: 10_000 }],
    [{ states: 9_999 }, { outcome: { kind: 'bounded', limit: 'states' }, states: 9_999 }],
    [{ states: 1 }, { outcome: { kind: 'bounded', limit: 'states' }, states: 1, depth: 0 }],
    [{ depth: 3 }, { outcome: { kind: 'bounded', limit: 'depth' }, states: 35, transitions: 60, depth: 3 }],
    [{ depth: 0 }, { outcome: { kind: 'bounded', limit: 'depth' }, states: 1, transitions: 0 }],
  ])('%j', (limits, expected) => {
    expect(explored(system, limits)).toMatchObject(expected);
  });
});
