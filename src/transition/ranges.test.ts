import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { BinaryOperator, Expression } from './form.ts';
import { Ranges } from './ranges.ts';
import { randomSystem } from './testing/random-system.ts';
import { read, systemOf, variables } from './testing/small-systems.ts';
import { expressionsOf, visitExpression, visitStatements } from './traverse.ts';

test('every value lies within the range of its expression', () => {
  fc.assert(
    fc.property(randomSystem, fc.infiniteStream(fc.nat()), (system, numbers) => {
      const ranges = new Ranges(system);
      const state = Int32Array.from(system.variables, ({ values }) => numbers.next().value! % values);
      const outside: Expression[] = [];
      const note = (expression: Expression): void =>
        visitExpression(expression, (each) => {
          const { min, max } = ranges.of(each);
          const value = evaluate(system, each, state, 'a test');
          if (value < min || value > max) outside.push(each);
        });
      for (const { body } of system.actions) {
        visitStatements(body, (statement) => expressionsOf(statement).forEach(note));
      }
      expect(outside).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test.each<[BinaryOperator, number, number, number]>([
  ['add', 3, 3, 10],
  ['sub', 3, -3, 4],
  ['mul', 3, 0, 21],
  ['and', 3, 0, 3],
  ['or', 8, 0, 15],
  ['shl', 3, 0, 56],
  ['shr', 1, 0, 3],
  ['eq', 3, 0, 1],
])('a variable of 8 values %s %i is from %i to %i', (operator, right, min, max) => {
  const ranges = new Ranges(systemOf({ variables: variables([8]), actions: [] }));
  const expression: Expression = {
    kind: 'binary',
    operator,
    left: read(0),
    right: { kind: 'constant', value: right },
  };
  expect(ranges.of(expression)).toEqual({ min, max });
});
