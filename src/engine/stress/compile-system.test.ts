import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interpreter } from '../../transition/interpret.ts';
import { ModelError } from '../../transition/model-error.ts';
import { randomSystem } from '../../transition/testing/random-system.ts';
import {
  action,
  assign,
  peterson,
  read,
  systemOf,
  variables,
} from '../../transition/testing/small-systems.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { add, expressionOf } from '../../transition/expression.ts';
import { CompiledSystem } from './compile-system.ts';

/** Identifiers of rules, as bits of the compiled system. */
function bits(compiled: CompiledSystem, rules: readonly number[]): number {
  return rules.reduce(
    (mask, rule) => mask | (1 << compiled.ruleIds.indexOf(compiled.system.rules[rule]!.id)),
    0,
  );
}

/** Walks `steps` steps and compares everything that can be asked. */
function compare(system: TransitionSystem, choices: readonly number[]): void {
  const interpreter = new Interpreter(system);
  const compiled = new CompiledSystem(system);
  compiled.begin();
  let state = interpreter.initial();
  for (const choice of choices) {
    expect([...compiled.state]).toEqual([...state]);
    const inspection = interpreter.inspect(state);
    const ready = compiled.ready();
    const enabled = system.processes.flatMap((_, process) => {
      const { counts, choices: cells, stride } = compiled;
      expect(counts[process]! > 0).toBe(((ready >>> process) & 1) === 1);
      return [...cells.subarray(process * stride, process * stride + counts[process]!)];
    });
    expect(enabled.toSorted((a, b) => a - b)).toEqual(interpreter.enabled(state).toSorted((a, b) => a - b));
    expect(compiled.finished()).toBe(interpreter.finished(state));
    expect(compiled.sometimes.map((reached) => reached())).toEqual(inspection.reached);
    compiled.broken[0] = 0;
    compiled.invariants();
    if (compiled.finished()) compiled.finals();
    const isDeadlock = inspection.broken.includes(system.deadlock);
    if (isDeadlock && !compiled.finished()) compiled.note(system.deadlock);
    expect(compiled.broken[0]).toBe(bits(compiled, inspection.broken));
    if (enabled.length === 0) return;
    const taken = enabled[choice % enabled.length]!;
    const step = interpreter.step(state, taken);
    compiled.broken[0] = 0;
    compiled.steps[taken]!();
    expect(compiled.broken[0]).toBe(bits(compiled, step.broken));
    state = step.state;
  }
}

describe('a compiled system', () => {
  test('means what the interpreter says', () => {
    fc.assert(
      fc.property(randomSystem, fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 30 }), compare),
      { numRuns: 150 },
    );
  });

  test('says which rule was broken first', () => {
    const compiled = new CompiledSystem(peterson('broken'));
    compiled.begin();
    expect(compiled.ruleIds).toEqual(['deadlock', 'exclusion', 'rest']);
    compiled.state.set([3, 3]);
    compiled.invariants();
    expect(compiled.broken[0]).toBe(2);
    expect(compiled.first[1]).toBe(1);
  });

  test('refuses a value out of range', () => {
    const system = systemOf({
      variables: variables([2]),
      actions: [action(0, 'count', [assign(0, add(read(0), 1))])],
    });
    const compiled = new CompiledSystem(system);
    compiled.begin();
    compiled.steps[0]!();
    expect(() => compiled.steps[0]!()).toThrow(ModelError);
  });

  test('refuses an index out of bounds', () => {
    const system = systemOf({
      variables: variables([4, 2]),
      tables: [{ name: 'two', cells: Int32Array.of(0, 1) }],
      actions: [
        action(0, 'look up', [assign(1, { kind: 'table', table: 0, index: read(0) })]),
        action(0, 'go on', [assign(0, expressionOf(3))]),
      ],
    });
    const compiled = new CompiledSystem(system);
    compiled.begin();
    compiled.steps[0]!();
    compiled.steps[1]!();
    expect(() => compiled.steps[0]!()).toThrow(/index is 3/);
  });

  test('has at most 31 identifiers of rules', () => {
    const rules = Array.from({ length: 32 }, (_, at) => ({ id: `R${at}`, message: '' }));
    expect(() => new CompiledSystem(systemOf({ variables: variables([2]), actions: [], rules }))).toThrow(
      ModelError,
    );
  });
});
