import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq, ne, not } from '../../transition/expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import { randomMachine } from '../../transition/independence/testing/random-machine.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import {
  action,
  assign,
  counters,
  philosophers,
  read,
  systemOf,
  variables,
} from '../../transition/testing/small-systems.ts';
import { exploreReference } from '../packed/reference.ts';
import { exploreReduced } from '../packed/reduced-reference.ts';
import { replayTrace } from '../packed/replay-trace.ts';
import type { PackedResult } from '../packed/result.ts';
import { raceModel } from '../packed/testing/race-model.ts';
import { longestChain, type Chains } from './chains.ts';
import { CollapsedSearch } from './collapsed-search.ts';
import { finished } from './finished.ts';
import { collapsedModel } from './explore-collapsed.ts';
import type { SearchedSystem } from './reduction.ts';
import { reduced } from './reduction.ts';
import { shortestTraces } from './shortest-traces.ts';
import type { Storage } from './storage.ts';
import { exploreMerged } from './testing/merged-reference.ts';

interface Explored {
  readonly chains: Chains;
  readonly storage?: Storage;
}

function explored(searched: SearchedSystem, { chains, storage }: Explored): PackedResult | undefined {
  const model = collapsedModel({ ...searched, chains });
  const search = model && CollapsedSearch.begin(model, {}, storage);
  if (search === undefined) return undefined;
  while (search.stage.kind === 'running') search.advance(1000);
  const traces = search.beginTraces();
  while (traces?.stage.kind === 'running') traces.advance(1000);
  if (traces !== undefined) search.takeTraces(traces);
  return finished(shortestTraces(search.model, search.result(), {}));
}

/** Larger systems are not searched by the reference. */
const mostReferred = 5000;

const plain = (system: TransitionSystem): SearchedSystem => ({ system, reduced: [] });

/** What must not depend on what is stored of chains. */
function found({ outcome, broken, reached, neverTaken }: PackedResult): unknown {
  return { outcome, reached, neverTaken, broken: broken.map(({ rule, count }) => ({ rule, count })) };
}

/** Searches a system both ways and compares; returns how many states were stored. */
function compare(searched: SearchedSystem): { readonly merged: number; readonly stored: number } | undefined {
  const { system, selection } = searched;
  const stored = explored(searched, { chains: 'stored' });
  const merged = explored(searched, { chains: 'merged' });
  if (stored === undefined || merged === undefined) return undefined;
  expect(found(merged)).toEqual(found(stored));
  if (searched.symmetry === undefined && stored.states < mostReferred) {
    const expected = exploreMerged({ fillFirst: [], alone: [], system, ...selection });
    const { states, transitions, depth } = merged;
    expect({ states, transitions, depth, visited: stored.states }).toEqual(expected);
  }
  for (const [at, { rule, trace }] of merged.broken.entries()) {
    const { steps, brokenInitially } = replayTrace(system, trace);
    expect(steps.at(-1)?.broken ?? brokenInitially).toContain(rule);
    expect(trace.length).toBe(stored.broken[at]!.trace.length);
  }
  return { merged: merged.states, stored: stored.states };
}

const tiny = { cpus: 2, pmds: 1, ptes: 2, pages: 2, zappers: 1, faults: 1 };

describe('merging leaves what is found, and stores what the reference stores', () => {
  test('in random systems, without a plan', { timeout: 60_000 }, () => {
    const all = { merged: 0, stored: 0 };
    fc.assert(
      fc.property(randomSystem, (system) => {
        if (exploreReference(system, { states: 200 }).outcome.kind === 'bounded') return;
        const counts = compare(plain(system));
        all.merged += counts?.merged ?? 0;
        all.stored += counts?.stored ?? 0;
      }),
      { numRuns: 60 },
    );
    expect(all.merged).toBeLessThan(all.stored);
  });

  test('in random machines, with plans', { timeout: 60_000 }, () => {
    const all = { merged: 0, stored: 0 };
    fc.assert(
      fc.property(randomMachine, (system) => {
        const searched = reduced(system, 'walkers');
        if (exploreReduced(planSelection(system), { states: 300 }).outcome === 'bounded') return;
        const counts = compare(searched);
        all.merged += counts?.merged ?? 0;
        all.stored += counts?.stored ?? 0;
      }),
      { numRuns: 60 },
    );
    expect(all.merged).toBeLessThan(all.stored);
  });

  test.each([
    ['the race model', raceModel(tiny)],
    ['one that clears PMD', raceModel(tiny, 'clears PMD')],
    ['one that does not flush PTEs', raceModel(tiny, 'PTE zap does not flush')],
  ])('in %s', (_, system) => {
    for (const reduction of ['walkers', 'all'] as const) {
      const counts = compare(reduced(system, reduction));
      expect(counts!.merged).toBeLessThan(counts!.stored);
    }
  });

  // As a program of its own counted them in the graph of the reduced search.
  test.each([
    ['walkers', 7857, 5134],
    ['all', 3931, 2568],
  ] as const)(
    'in a larger race model, reduction %s: %i states, %i of them stored',
    (reduction, stored, merged) => {
      const system = raceModel({ ...tiny, pmds: 2 });
      expect(compare(reduced(system, reduction))).toEqual({ stored, merged });
    },
  );

  test('in philosophers, who all starve', () => {
    expect(compare(plain(philosophers(4)))).toBeDefined();
  });
});

describe('a chain', () => {
  test('that closes to a cycle is cut', () => {
    const result = explored(plain(counters([1000])), { chains: 'merged' });
    expect(result).toMatchObject({ outcome: { kind: 'complete' }, states: 200, transitions: 200 });
    expect(1000 / 200).toBe(gcd(1000, longestChain + 1));
  });

  test('is left at a state that breaks a rule, and a trace goes through it', () => {
    const system: TransitionSystem = {
      ...counters([100]),
      rules: [{ id: 'half', message: '' }],
      invariants: [{ rule: 0, condition: not(eq(read(0), 50)) }],
      sometimes: [{ name: 'passed', condition: eq(read(0), 20) }],
    };
    const result = explored(plain(system), { chains: 'merged' })!;
    expect(result.broken).toEqual([{ rule: 0, count: 1, trace: Array<number>(50).fill(0) }]);
    expect(result.reached).toEqual([true]);
  });

  test('is left at a state with a step that fails a check', () => {
    const failing = [
      action(0, 'on', [assign(0, { kind: 'binary', operator: 'add', left: read(0), right: one })], {
        guard: ne(read(0), 30),
      }),
      action(0, 'fail', [{ kind: 'check', condition: ne(read(0), 30), rule: 1 } as const, assign(0, 31)], {
        guard: eq(read(0), 30),
      }),
    ];
    const system = systemOf({
      variables: variables([40]),
      rules: [
        { id: 'deadlock', message: '' },
        { id: 'check', message: '' },
      ],
      actions: [
        { ...failing[0]!, guard: { kind: 'binary', operator: 'lt', left: read(0), right: thirty } },
        failing[1]!,
      ],
    });
    const result = explored(plain(system), { chains: 'merged' })!;
    expect(result.broken).toEqual([{ rule: 1, count: 1, trace: [...Array<number>(30).fill(0), 1] }]);
  });

  test('is left at a deadlock although hardware goes on', () => {
    const system = systemOf({
      variables: variables([2, 10]),
      processes: [
        { name: 'CPU0', path: '', kind: 'cpu', lane: 0, pc: 0, end: 1 },
        { name: 'hardware', path: '', kind: 'hardware', lane: 0 },
      ],
      actions: [
        action(0, 'wait', [assign(0, 1)], { pc: 0, guard: eq(read(1), 9) }),
        ...[0, 1, 2].map((at) => action(1, 'on', [assign(1, at + 1)], { guard: eq(read(1), at) })),
      ],
    });
    expect(explored(plain(system), { chains: 'merged' })).toMatchObject({
      broken: [{ rule: 0, count: 4 }],
      states: 4,
    });
  });
});

test.each([
  { kind: 'compact', logStates: 64 },
  { kind: 'bitstate', fieldBits: 22 },
] as const)('is stored in a table of another kind: %j', (storage) => {
  const searched = reduced(raceModel(tiny, 'clears PMD'), 'walkers');
  const exact = explored(searched, { chains: 'merged' })!;
  const other = explored(searched, { chains: 'merged', storage })!;
  expect({ ...other, bytesPerState: 0 }).toEqual({ ...exact, bytesPerState: 0 });
});

const one = { kind: 'constant', value: 1 } as const;
const thirty = { kind: 'constant', value: 30 } as const;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
