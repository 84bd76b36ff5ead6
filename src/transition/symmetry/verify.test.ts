import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Statement, TransitionSystem } from '../form.ts';
import { Interpreter } from '../interpret.ts';
import { ModelError } from '../model-error.ts';
import { assign } from '../testing/small-systems.ts';
import { imageOf } from './permutation.ts';
import { copiedSystem } from './testing/copied-system.ts';
import { verify } from './verify.ts';

test('copies of a process can be exchanged', () => {
  fc.assert(
    fc.property(copiedSystem, ({ system, exchange }) => {
      expect(verify(system, exchange)).toMatchObject({ kind: 'symmetry' });
    }),
    { numRuns: 80 },
  );
});

test('a proved permutation maps steps onto steps, and what states break onto the like', () => {
  fc.assert(
    fc.property(copiedSystem, fc.array(fc.nat(), { maxLength: 12 }), ({ system, exchange }, choices) => {
      const verification = verify(system, exchange);
      if (verification.kind === 'refused') throw new Error(verification.why);
      const { permutation } = verification;
      const interpreter = new Interpreter(system);
      const image = (state: Int32Array): Int32Array => imageOf(system, permutation, state);
      const ids = (rules: readonly number[]): readonly string[] =>
        rules.map((rule) => system.rules[rule]!.id);
      let state = interpreter.initial();
      for (const choice of choices) {
        const enabled = interpreter.enabled(state);
        const mapped = enabled.map((action) => permutation.actions[action]!);
        expect(new Set(interpreter.enabled(image(state)))).toEqual(new Set(mapped));
        expect(ids(interpreter.inspect(image(state)).broken)).toEqual(ids(interpreter.inspect(state).broken));
        expect(interpreter.inspect(image(state)).reached).toEqual(interpreter.inspect(state).reached);
        if (enabled.length === 0) break;
        const action = enabled[choice % enabled.length]!;
        const step = interpreter.step(state, action);
        const other = interpreter.step(image(state), permutation.actions[action]!);
        expect(other.state).toEqual(image(step.state));
        expect(ids(other.broken)).toEqual(ids(step.broken));
        state = step.state;
      }
    }),
    { numRuns: 80 },
  );
});

/** What an action does to a state, in words that can be compared; errors too. */
function outcome(
  interpreter: Interpreter,
  state: Int32Array,
  action: number,
  seen: (after: Int32Array) => Int32Array,
): string {
  try {
    if (!interpreter.isEnabled(state, action)) return 'disabled';
    const step = interpreter.step(state, action);
    const ids = step.broken.map((rule) => interpreter.system.rules[rule]!.id);
    return `${seen(step.state).join()} ${[...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)).join()}`;
  } catch (error) {
    if (error instanceof ModelError) return 'error';
    throw error;
  }
}

/** The system with statements of one action in another order, or without one of them. */
function shuffled(system: TransitionSystem, which: number, way: number): TransitionSystem {
  const number = which % system.actions.length;
  const actions = system.actions.map((action, at) => {
    if (at !== number) return action;
    const { body } = action;
    return {
      ...action,
      body: way % 2 === 0 ? body.toReversed() : body.toSpliced(way % (body.length + 1), 1),
    };
  });
  return { ...system, actions };
}

test('whatever is proved is true in every state, reachable or not', () => {
  let proved = 0;
  fc.assert(
    fc.property(
      copiedSystem,
      fc.nat(),
      fc.nat(),
      fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      ({ system: whole, exchange }, which, way, random) => {
        const system = shuffled(whole, which, way);
        const verification = verify(system, exchange);
        if (verification.kind === 'refused') return;
        proved++;
        const { permutation } = verification;
        const interpreter = new Interpreter(system);
        for (let first = 0; first < 20; first++) {
          const state = Int32Array.from(
            system.variables,
            ({ values }, at) => random[(first + at) % random.length]! % values,
          );
          const image = imageOf(system, permutation, state);
          for (const [action, counterpart] of permutation.actions.entries()) {
            const expected = outcome(interpreter, state, action, (after) =>
              imageOf(system, permutation, after),
            );
            expect(outcome(interpreter, image, counterpart, (after) => after)).toBe(expected);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
  // Some changes make no difference, such as the order of what does not meet.
  expect(proved).toBeGreaterThan(0);
});

/** The system with a statement more in one action. */
function disturbed(system: TransitionSystem, number: number, statement: Statement): TransitionSystem {
  const actions = system.actions.map((action, at) =>
    at === number ? { ...action, body: [...action.body, statement] } : action,
  );
  return { ...system, actions };
}

test('what one copy does and the other does not is refused', () => {
  fc.assert(
    fc.property(copiedSystem, fc.nat(), ({ system, exchange, processes }, which) => {
      const own = system.actions.flatMap(({ process }, number) => (process === processes[0] ? [number] : []));
      // The last variable is the mask of members, which holds copies 0 and 1 in its lowest bits.
      const members = system.variables.length - 1;
      const number = own[which % own.length]!;
      expect(verify(disturbed(system, number, assign(members, 1)), exchange)).toMatchObject({
        kind: 'refused',
      });
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['a name', { kind: 'values', to: [0, 1, 2] }],
  ['a name that is free', { kind: 'values', to: [1, 0, 2] }],
] as const)('not to rename %s is refused where the system uses it', (_, renaming) => {
  fc.assert(
    fc.property(copiedSystem, ({ system, exchange, processes }) => {
      const holder = system.variables.length - 2;
      const first = system.actions.findIndex(({ process }) => process === processes[0]);
      const second = system.actions.findIndex(({ process }) => process === processes[1]);
      const own = disturbed(disturbed(system, first, assign(holder, 1)), second, assign(holder, 2));
      const values = exchange.values.map((map, variable) =>
        variable === holder ? { renaming, unnamedAt: [] } : map,
      );
      expect(verify(own, exchange)).toMatchObject({ kind: 'symmetry' });
      expect(verify(own, { ...exchange, values })).toMatchObject({ kind: 'refused' });
    }),
    { numRuns: 20 },
  );
});
