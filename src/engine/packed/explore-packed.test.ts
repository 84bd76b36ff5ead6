import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq, expressionOf, ne } from '../../transition/expression.ts';
import type { Expression, TransitionSystem } from '../../transition/form.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import {
  action,
  assign,
  counters,
  peterson,
  philosophers,
  read,
  systemOf,
  variables,
} from '../../transition/testing/small-systems.ts';
import { explorePacked } from './explore-packed.ts';
import { exploreReference } from './reference.ts';
import type { PackedLimits, PackedResult } from './result.ts';
import { essence, tracesHold } from './testing/result-agreement.ts';
import { toggles } from './testing/toggles.ts';

function expectAgreement(system: TransitionSystem, limits: PackedLimits = {}): PackedResult {
  const packed = explorePacked(system, { limits });
  expect(essence(packed)).toEqual(essence(exploreReference(system, limits)));
  expect(tracesHold(system, packed)).toBe(true);
  return packed;
}

describe('agrees with the reference', () => {
  test.each<[string, TransitionSystem, Partial<PackedResult>]>([
    ['peterson', peterson('right'), { states: 34, transitions: 62, reached: [true, false], broken: [] }],
    ['a wrong peterson', peterson('broken'), { states: 50, transitions: 94 }],
    ['philosophers', philosophers(5), { states: 573, transitions: 1475 }],
    ['one value', counters([1, 1]), { states: 1, transitions: 2, wordsPerState: 1 }],
    ['no variables', systemOf({ variables: [], actions: [action(0, 'idle', [])] }), { states: 1, depth: 0 }],
    ['one word', counters([7, 5, 1, 3]), { states: 105, wordsPerState: 1 }],
    ['sparse words', counters([3, 2, 2, 2, 2 ** 31, 2 ** 31].map((n) => Math.min(n, 9))), { states: 1944 }],
  ])('on %s', (_, system, expected) => {
    expect(expectAgreement(system)).toMatchObject(expected);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])('on %i words that are exactly full', (words) => {
    const result = expectAgreement(
      toggles(
        Array.from({ length: words }, () => [31, 1]),
        3,
      ),
    );
    expect(result).toMatchObject({ wordsPerState: words, states: 2 ** Math.min(words * 2, 2 * 3) });
  });

  test.each([1, 2, 3, 4, 5, 16, 17, 40])('on %i words with a gap', (words) => {
    const result = expectAgreement(
      toggles(
        Array.from({ length: words }, () => [17, 9]),
        3,
      ),
    );
    expect(result.wordsPerState).toBe(words);
  });

  test('on random systems', () => {
    fc.assert(
      fc.property(randomSystem, fc.integer({ min: 0, max: 4 }), (system, depth) => {
        const packed = explorePacked(system, { limits: { depth } });
        expect(essence(packed)).toEqual(essence(exploreReference(system, { depth })));
        expect(tracesHold(system, packed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('the table of states grows without losing any', () => {
  const result = explorePacked(counters([20, 30, 50, 4]));
  expect(result).toMatchObject({
    outcome: { kind: 'complete' },
    states: 120_000,
    transitions: 480_000,
    depth: 100,
  });
});

test('a long chain of layers is followed to its end', () => {
  const condition = { kind: 'not', operand: eq(read(0), 29_999) } as const;
  const system = {
    ...counters([30_000]),
    rules: [{ id: 'end', message: '' }],
    invariants: [{ rule: 0, condition }],
  };
  const { depth, broken } = explorePacked(system);
  expect(depth).toBe(29_999);
  expect(broken).toEqual([{ rule: 0, count: 1, trace: Array<number>(29_999).fill(0) }]);
});

describe('a trace switches processes seldom', () => {
  const steps = 7;
  /** Two processes that count; a rule breaks when the last step of one comes after all of the other. */
  const race = (last: number): TransitionSystem => {
    const check = { kind: 'check', condition: ne(read(1 - last), steps), rule: 0 } as const;
    return systemOf({
      variables: variables([steps + 1, steps + 1]),
      processes: [0, 1].map((pc) => ({ name: `P${pc}`, path: '', kind: 'hardware', lane: pc, pc })),
      actions: [0, 1].flatMap((process) =>
        Array.from({ length: steps }, (_, pc) => {
          const breaks = process === last && pc === steps - 1 ? [check] : [];
          return action(process, '', [assign(process, pc + 1), ...breaks], { pc });
        }),
      ),
    });
  };

  test.each([0, 1])('that ends with process %i', (last) => {
    const system = race(last);
    const trace = explorePacked(system).broken[0]!.trace;
    const moving = trace.map((each) => system.actions[each]!.process);
    expect(moving).toEqual([...Array<number>(steps).fill(1 - last), ...Array<number>(steps).fill(last)]);
  });
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
    expect(explorePacked(system, { limits })).toMatchObject(expected);
  });

  test('bytes bound the memory that is used', () => {
    const large = counters([60, 60, 60, 60]);
    const results = [1, 300_000, 1_000_000, 3_000_000].map((bytes) => {
      const result = explorePacked(large, { limits: { bytes } });
      expect(result.outcome).toEqual({ kind: 'bounded', limit: 'bytes' });
      // What the search cannot do without is a few pages.
      expect(result.states * result.bytesPerState).toBeLessThanOrEqual(Math.max(bytes, 3 * 65_536));
      return result.states;
    });
    expect(results).toEqual(results.toSorted((a, b) => a - b));
    expect(results.at(-1)).toBeGreaterThan(200_000);
  });

  test('states that are stored and not expanded are checked, and their transitions are not', () => {
    const never = { ...peterson('broken') };
    const { broken, reached, neverTaken } = explorePacked(never, { limits: { depth: 6 } });
    expect(broken).toMatchObject([{ rule: 1 }]);
    expect(explorePacked(never, { limits: { depth: 5 } }).broken).toEqual([]);
    expect(reached).toEqual([true, false]);
    expect(neverTaken).toEqual([]);
    expect(explorePacked(never, { limits: { depth: 1 } }).neverTaken).not.toEqual([]);
  });

  test('states within the limit of states are checked too', () => {
    const condition: Expression = { kind: 'not', operand: eq(read(0), 1) };
    const rule = { id: 'one', message: '' };
    const checked = { ...counters([2, 2]), rules: [rule], invariants: [{ rule: 0, condition }] };
    expect(explorePacked(checked, { limits: { states: 2 } })).toMatchObject({
      states: 2,
      broken: [{ trace: [0] }],
    });
  });
});

test('progress is reported', () => {
  const seen: number[] = [];
  explorePacked(counters([60, 60, 60]), { onProgress: ({ expanded }) => void seen.push(expanded) });
  expect(seen.length).toBe(3);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

describe('a model that breaks its form is named', () => {
  const add = (right: number): Expression => ({
    kind: 'binary',
    operator: 'add',
    left: read(0),
    right: expressionOf(right),
  });
  const element: Expression = { kind: 'element', first: 0, count: 3, index: read(0) };
  test.each<[string, Partial<TransitionSystem>, RegExp]>([
    [
      'a value above the range',
      { actions: [action(0, 'up', [assign(0, add(1))])] },
      /action 0 'up' .*v0 := 5/,
    ],
    ['a value below the range', { actions: [action(0, 'down', [assign(0, add(-1))])] }, /'down' .*v0 := -1/],
    [
      'an index',
      {
        variables: variables([5, 5, 5]),
        actions: [action(0, 'up', [assign(0, add(1))]), action(0, 'look', [], { guard: element })],
      },
      /action 1 'look' .*v0 has no 3/,
    ],
  ])('%s', (_, parts, message) => {
    const system = systemOf({ variables: variables([5]), actions: [], ...parts });
    expect(() => explorePacked(system)).toThrow(message);
    expect(() => exploreReference(system)).toThrow(message);
  });
});
