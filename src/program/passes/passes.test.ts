import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program, ProgramFunction } from '../form.ts';
import { LocationTable } from '../locations.ts';
import { isConstantQuery } from '../queries.ts';
import { behaviour } from '../testing/compare-runs.ts';
import { randomProgram } from '../testing/random-program.ts';
import { validateFunction } from '../validate.ts';
import { answerQueries } from './answer-queries.ts';
import { cleanControlFlow } from './clean-control-flow.ts';
import { eliminateDead } from './eliminate-dead.ts';
import { inlineCalls } from './inline-calls.ts';
import { optimise } from './optimise.ts';
import { promoteStack } from './promote-stack.ts';
import { propagateConstants } from './propagate.ts';
import { renumberValues } from './renumber.ts';
import { simplifyInstructions } from './simplify.ts';

type Pass = (fn: ProgramFunction, program: Program) => ProgramFunction;

/** The questions about constants are asked of an external here: any answer must do for both versions. */
const opaqueQuery = 'opaque.is.constant';

const passes: readonly (readonly [string, Pass])[] = [
  ['cleanControlFlow', cleanControlFlow],
  ['propagateConstants', (fn) => propagateConstants(cleanControlFlow(fn))],
  ['simplifyInstructions', simplifyInstructions],
  ['eliminateDead', eliminateDead],
  ['renumberValues', renumberValues],
  ['promoteStack', (fn, { endian }) => promoteStack(fn, endian)],
  ['inlineCalls', (fn, program) => inlineCalls(fn, contextOf(program)).fn],
  ['optimise', (fn, program) => optimise(fn, contextOf(program))],
  ['optimise twice', (fn, program) => optimise(optimise(fn, contextOf(program)), contextOf(program))],
];

function contextOf(program: Program) {
  return {
    endian: program.endian,
    locations: new LocationTable(),
    budget: 5000,
    callee: (name: string) => program.functions.get(name),
  };
}

function transformed(program: Program, pass: Pass): Program {
  return {
    ...program,
    functions: new Map([...program.functions].map(([name, fn]) => [name, pass(fn, program)])),
  };
}

const choices = fc.array(fc.nat(100_000_000), { minLength: 20, maxLength: 200 });
const shape = fc.record({
  pointerWidth: fc.constantFrom(32 as const, 64 as const),
  endian: fc.constantFrom('little' as const, 'big' as const),
});

describe('a pass changes nothing that others see', () => {
  test.each(passes)('%s', (_name, pass) => {
    fc.assert(
      fc.property(choices, shape, fc.nat(1000), (list, form, seed) => {
        const text = (program: Program): Program =>
          transformed(program, (fn) => ({
            ...fn,
            blocks: fn.blocks.map((block) => ({
              ...block,
              instructions: block.instructions.map((item) =>
                item.op === 'call' && item.callee.kind === 'symbol' && item.callee.symbol === isConstantQuery
                  ? { ...item, callee: { ...item.callee, symbol: opaqueQuery } }
                  : item,
              ),
            })),
          }));
        const before = text(randomProgram(list, form));
        const after = transformed(before, pass);
        const symbols = ['shared', 'external', 'leaf', 'middle', 'top', opaqueQuery];
        for (const fn of after.functions.values())
          expect(validateFunction(fn, form.pointerWidth)).toEqual([]);
        expect(behaviour(after, 'top', seed, symbols)).toEqual(behaviour(before, 'top', seed, symbols));
      }),
      { numRuns: 30 },
    );
  });

  test('random programs are valid and do not all end at once', () => {
    const ends = new Set<number>();
    fc.assert(
      fc.property(choices, shape, (list, form) => {
        const program = randomProgram(list, form);
        for (const fn of program.functions.values())
          expect(validateFunction(fn, form.pointerWidth)).toEqual([]);
        ends.add(behaviour(program, 'top', 1, ['shared', 'external']).events.length);
      }),
      { numRuns: 30 },
    );
    expect(ends.size).toBeGreaterThan(10);
  });

  test('answered questions leave no call behind', () => {
    fc.assert(
      fc.property(choices, shape, (list, form) => {
        for (const fn of randomProgram(list, form).functions.values()) {
          const answered = answerQueries(fn);
          expect(validateFunction(answered, form.pointerWidth)).toEqual([]);
          expect(JSON.stringify(answered.blocks)).not.toContain(isConstantQuery);
        }
      }),
      { numRuns: 30 },
    );
  });
});
