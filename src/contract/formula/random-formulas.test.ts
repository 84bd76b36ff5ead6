import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateWord } from '../../bdd/assignments.ts';
import { BddManager } from '../../bdd/manager.ts';
import { isNonZero, trunc, variableWord } from '../../bdd/word-operations.ts';
import { flag, frame } from '../../arch/entry-fields.ts';
import type { EntryFormat } from '../../arch/architecture.ts';
import type { HelperFunction, HelperKind } from '../helper-set.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { constant, type Expression } from './expression.ts';
import { formulaBdd } from './formula-bdd.ts';
import { formulaOf } from './formula-of.ts';
import { parseFormula } from './parse-formula.ts';
import { wordsOf } from './testing/words.ts';

const width = 32;
const ones = (1n << 32n) - 1n;
const fields = [
  ...['V', 'R', 'W', 'X', 'U', 'G', 'A', 'D'].map((name, bit) => flag(name, bit)),
  frame(12, 20),
];
const format: EntryFormat = { width, pmd: fields, pte: fields, source: 'made up for the test' };
const parameters = ['entry', 'prot'];
const symbols = new Map([[0x0040_0000n, 'invalid_pte_table']]);

const entry: Expression = { kind: 'parameter', index: 0, name: 'entry' };
const prot: Expression = { kind: 'parameter', index: 1, name: 'prot' };
const sparse = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 4 });
const mask = fc.tuple(sparse, fc.boolean()).map(([bits, negate]) => {
  const set = bits.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);
  return constant(negate ? ones & ~set : set, 'entry');
});

const comparison = fc
  .record({
    mask,
    value: mask,
    operator: fc.constantFrom('==', '!='),
    against: fc.constantFrom('zero', 'mask', 'value'),
  })
  .map(({ mask: bits, value, operator, against }): Expression => {
    const wanted =
      against === 'zero' ? 0n : against === 'mask' ? valueOf(bits) : valueOf(bits) & valueOf(value);
    return {
      kind: 'compare',
      operator,
      left: { kind: 'and', of: [entry, bits] },
      right: constant(wanted, 'entry'),
    };
  });
const point = fc.constantFrom(0n, 0x0040_0000n).map((value): Expression => ({
  kind: 'compare',
  operator: '!=',
  left: entry,
  right: constant(value, 'entry'),
}));
const condition = fc
  .record({
    kind: fc.constantFrom('all', 'any'),
    of: fc.array(fc.oneof(comparison, point), { minLength: 1, maxLength: 3 }),
  })
  .map((made): Expression => made);

const term = fc.oneof(
  mask.map((bits): Expression => ({ kind: 'and', of: [entry, bits] })),
  mask.map((bits): Expression => ({ kind: 'and', of: [prot, bits] })),
  fc
    .record({ bits: mask, by: fc.integer({ min: 1, max: 12 }), direction: fc.constantFrom('left', 'right') })
    .map(({ bits, by, direction }): Expression => {
      return { kind: 'shift', direction, by, of: { kind: 'and', of: [entry, bits] } };
    }),
  fc.record({ condition, bits: mask }).map(({ condition: where, bits }): Expression => {
    return { kind: 'if', condition: where, then: bits };
  }),
  mask,
);
const word = fc.array(term, { minLength: 1, maxLength: 3 }).map((of): Expression => ({ kind: 'or', of }));
const cases = fc
  .tuple(comparison, word, word)
  .map(([where, then, otherwise]): Expression => ({ kind: 'if', condition: where, then, otherwise }));

function valueOf(of: Expression): bigint {
  return of.kind === 'constant' ? of.value : 0n;
}

function helperOf(
  kind: HelperKind,
  of: Expression,
): { readonly helper: HelperFunction; readonly manager: BddManager } {
  const manager = new BddManager();
  const words = [0, 1].map((first) => variableWord(manager, width, { first, stride: 2 }));
  const made = formulaBdd(manager, of, words);
  const result = kind === 'predicate' ? [isNonZero(manager, made)] : trunc(made, width);
  const all = parameters.map((name) => ({ name, width }));
  return {
    helper: { name: 'pte_test', helper: 'pte_test', level: 'pte', kind, parameters: all, result },
    manager,
  };
}

/** The printed formula, read again and evaluated without decision diagrams, against the function that was printed. */
function printedMeansTheSame(kind: HelperKind, of: Expression): boolean {
  const { helper, manager } = helperOf(kind, of);
  const formula = formulaOf(helper, { manager, format, constants: { symbols } });
  if (formula.kind === 'none') return false;
  const parsed = parseFormula(formula.lines.join(' '), { format, level: 'pte', parameters, symbols });
  for (const words of wordsOf(width, { count: 40, apart: [...symbols.keys()] })) {
    const values = (variable: number): boolean =>
      ((words[variable & 1]! >> BigInt(variable >> 1)) & 1n) === 1n;
    const printed = evaluateFormula(parsed, ...words);
    const meant = BigInt.asUintN(width, kind === 'predicate' ? BigInt(printed !== 0n) : printed);
    expect({ formula: formula.lines, words, value: meant }).toEqual({
      formula: formula.lines,
      words,
      value: evaluateWord(manager, helper.result, values),
    });
  }
  return true;
}

test.each([
  ['conditions', 'predicate', condition, 100, 1],
  ['words', 'modify', word, 20, 0.9],
  ['words in two cases', 'primitive', cases, 8, 0.5],
] as const)('random %s print as what they mean', (_, kind, made, runs, share) => {
  let printed = 0;
  fc.assert(
    fc.property(made, (of) => {
      if (printedMeansTheSame(kind, of)) printed++;
    }),
    { numRuns: runs, seed: 20160217 },
  );
  expect(printed).toBeGreaterThanOrEqual(share * runs);
});
