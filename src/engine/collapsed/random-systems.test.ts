import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eq, expressionOf } from '../../transition/expression.ts';
import type { Expression, TransitionSystem } from '../../transition/form.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import { randomMachine } from '../../transition/independence/testing/random-machine.ts';
import { findSymmetry } from '../../transition/symmetry/find.ts';
import { copiedSystem } from '../../transition/symmetry/testing/copied-system.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import { action, assign, read } from '../../transition/testing/small-systems.ts';
import { explorePacked } from '../packed/explore-packed.ts';
import { exploreReduced, findings } from '../packed/reduced-reference.ts';
import { exploreReference } from '../packed/reference.ts';
import { replayTrace } from '../packed/replay-trace.ts';
import type { PackedResult } from '../packed/result.ts';
import { exploreSymmetricReference } from '../packed/symmetric-reference.ts';
import { exploreCollapsed } from './explore-collapsed.ts';
import type { Storage } from './storage.ts';
import { exploreMerged } from './testing/merged-reference.ts';

/** Ways to tell states apart which miss none of so few; keys are dropped after so many states. */
const storage: fc.Arbitrary<Storage> = fc
  .tuple(fc.constantFrom(1, 16, 100, 5000), fc.nat({ max: 4 }))
  .map(
    ([logStates, kind]): Storage =>
      [
        { kind: 'exact' } as const,
        { kind: 'compact', logStates } as const,
        { kind: 'compact', logStates, fingerprintBits: 47 } as const,
        { kind: 'compact', logStates, fingerprintBits: 56 } as const,
        { kind: 'bitstate', logStates, fieldBits: 22 } as const,
      ][kind]!,
  );

/** Broken rules without what searches need not agree on: which of several shortest traces. */
function lengths({ broken }: Pick<PackedResult, 'broken'>): unknown {
  return broken.map(({ rule, count, trace }) => ({ rule, count, length: trace.length }));
}

/** Identifiers of the rules whose traces break them, as far as they say. */
function shown(system: TransitionSystem, { broken }: Pick<PackedResult, 'broken'>): readonly string[] {
  const found = broken.map(({ rule, trace }) => {
    const { id } = system.rules[rule]!;
    const { steps, brokenInitially } = replayTrace(system, trace);
    const last = (steps.at(-1)?.broken ?? brokenInitially).map((one) => system.rules[one]!.id);
    return last.includes(id) ? id : `${id}, which the trace does not break`;
  });
  return [...new Set(found)].sort();
}

function ids(system: TransitionSystem, broken: readonly { readonly rule: number }[]): readonly string[] {
  return [...new Set(broken.map(({ rule }) => system.rules[rule]!.id))].sort();
}

test('however states are told apart, random systems have those of the reference', () => {
  fc.assert(
    fc.property(randomSystem, fc.integer({ min: 0, max: 6 }), storage, (system, depth, each) => {
      const result = exploreCollapsed(system, { limits: { depth }, storage: each });
      if (result === undefined) return;
      const reference = exploreReference(system, { depth });
      const { outcome, states, transitions, reached, neverTaken } = reference;
      expect(result).toMatchObject({ outcome, states, transitions, reached, neverTaken });
      expect([result.depth, lengths(result)]).toEqual([reference.depth, lengths(reference)]);
      expect(shown(system, result)).toEqual(ids(system, reference.broken));
    }),
    { numRuns: 100 },
  );
});

/** A system beside a counter that goes round: so many times the states, and values that are met late. */
function counted(system: TransitionSystem, values: number): TransitionSystem {
  const count = system.variables.length;
  const next: Expression = {
    kind: 'choose',
    condition: eq(read(count), values - 1),
    whenTrue: expressionOf(0),
    whenFalse: { kind: 'binary', operator: 'add', left: read(count), right: expressionOf(1) },
  };
  return {
    ...system,
    variables: [...system.variables, { name: 'count', values, initial: 0 }],
    processes: [...system.processes, { name: 'counter', path: '', kind: 'hardware', lane: 9 }],
    actions: [...system.actions, action(system.processes.length, 'count', [assign(count, next)])],
  };
}

test('nor does it matter when there are thousands, so that they move and their tables grow', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomSystem, fc.constantFrom(40, 90, 300), storage, (small, values, each) => {
      if (exploreReference(small, { states: 200 }).outcome.kind !== 'complete') return;
      const system = counted(small, values);
      const packed = explorePacked(system);
      if (packed.states < 2500) return;
      const result = exploreCollapsed(system, { storage: each })!;
      const { outcome, states, transitions, depth, reached, neverTaken } = packed;
      expect(result).toMatchObject({ outcome, states, transitions, depth, reached, neverTaken });
      expect(lengths(result)).toEqual(lengths(packed));
      expect(shown(system, result)).toEqual(ids(system, packed.broken));
      compared++;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(5);
});

test('and with symmetry those that the reference with symmetry has', () => {
  let reduced = 0;
  fc.assert(
    fc.property(copiedSystem, fc.integer({ min: 0, max: 3 }), storage, ({ system }, depth, each) => {
      const symmetry = findSymmetry(system);
      const result = exploreCollapsed(system, { limits: { depth }, reduction: 'symmetry', storage: each });
      if (result === undefined) return;
      const reference = exploreSymmetricReference(system, symmetry, { depth });
      const { states, transitions, reached, neverTaken } = reference;
      expect(result.outcome.kind).toBe(reference.outcome);
      expect(result).toMatchObject({ states, transitions, depth: reference.depth, reached, neverTaken });
      expect(shown(system, result)).toEqual(ids(system, reference.broken));
      if (reference.states < reference.orbits) reduced++;
    }),
    { numRuns: 40 },
  );
  expect(reduced).toBeGreaterThan(10);
});

test('with a plan random machines have the states of the reference with that plan, and break and reach what all do', () => {
  fc.assert(
    fc.property(randomMachine, storage, (system, each) => {
      const full = exploreReference(system, { states: 2000 });
      if (full.outcome.kind !== 'complete') return;
      const walkers = exploreCollapsed(system, { reduction: 'walkers', storage: each })!;
      const plan = planSelection(system);
      const { states, transitions, depth } = exploreMerged(plan);
      expect(walkers).toMatchObject({ states, transitions, depth });
      const { broken } = exploreReduced(plan);
      expect(walkers.broken.map(({ rule }) => rule)).toEqual(broken);
      for (const result of [walkers, exploreCollapsed(system, { reduction: 'all', storage: each })!]) {
        const found = findings(system, [], result.reached);
        expect(found).toEqual(findings(system, [], full.reached));
        expect(shown(system, result)).toEqual(ids(system, full.broken));
      }
    }),
    { numRuns: 60 },
  );
});
