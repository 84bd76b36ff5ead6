import { describe, expect, test } from 'vitest';
import { constantWord, variableWord } from '../../bdd/word-operations.ts';
import { mulWords } from '../../bdd/word-arithmetic.ts';
import { BddManager } from '../../bdd/manager.ts';
import type { HelperFunction } from '../helper-set.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { formulaOf } from './formula-of.ts';
import { parseFormula } from './parse-formula.ts';
import { levelOf, shapeFunction } from './testing/shape.ts';
import { shapes } from './testing/shapes.ts';
import { wordsOf } from './testing/words.ts';

const cases = Object.entries(shapes).flatMap(([architecture, { shapes: all, ...surroundings }]) =>
  all.map((shape) => ({ name: `${architecture} ${shape.helper}`, shape, surroundings })),
);

describe('a helper is printed in the bit names of its architecture', () => {
  test.each(cases)('$name', ({ shape, surroundings }) => {
    const made = shapeFunction(shape, surroundings);
    const formula = formulaOf(made.function, made.set);
    expect(formula.lines).toEqual(shape.lines);
    expect(formula.kind).toBe('exact');
    expect(Math.max(...formula.lines.map((line) => line.length))).toBeLessThan(110);
  });
});

describe('the printed text means what the C does', () => {
  test.each(cases)('$name', ({ shape, surroundings }) => {
    const { format, symbols } = surroundings;
    const parameters = shape.parameters ?? ['entry'];
    const vocabulary = { format, level: levelOf(shape.helper), parameters, ...(symbols && { symbols }) };
    const [c, printed] = [shape.c, shape.lines.join('\n')].map((text) => parseFormula(text, vocabulary));
    const meaning = (value: bigint): bigint =>
      shape.kind === 'predicate' ? BigInt(value !== 0n) : BigInt.asUintN(format.width, value);
    for (const words of wordsOf(format.width, { count: 300, apart: [...(symbols?.keys() ?? [])] })) {
      const [value, expected] = [printed!, c!].map((one) => meaning(evaluateFormula(one, ...words)));
      expect({ words, value }).toEqual({ words, value: expected });
    }
  });
});

describe('what the C looks like does not matter', () => {
  const { format } = shapes['arm64']!;
  test.each([
    [
      'present',
      [
        'entry & 0x801',
        'entry & 1 || entry & 0x800',
        '~(~entry | ~0x801)',
        'entry & 0x801 == 0x801 || entry & 0x801 == 1 || entry & 0x801 == 0x800',
      ],
    ],
    [
      'huge',
      [
        'entry != 0 && entry & 2 == 0',
        'entry & 2 == 0 && entry & ~2 != 0',
        'if entry & 2 then false else entry',
      ],
    ],
  ])('%s', (_, texts) => {
    const lines = texts.map((c) => {
      const made = shapeFunction({ helper: 'pmd_test', kind: 'predicate', c }, { format });
      return formulaOf(made.function, made.set).lines.join('\n');
    });
    expect(new Set(lines).size).toBe(1);
  });
});

test('a sum of an entry and a constant is one', () => {
  const made = shapeFunction(
    { helper: 'pte_next_pfn', kind: 'change', c: 'entry + 0x400' },
    shapes['riscv64']!,
  );
  expect(formulaOf(made.function, made.set).lines).toEqual(['entry + 0x400']);
});

test('at a point that is said first, the other parameter may matter', () => {
  const made = shapeFunction(
    {
      helper: 'pte_needs_flush',
      kind: 'predicate',
      parameters: ['entry', 'prot'],
      c: 'if entry == 0 then prot & R != 0 else entry & V == 0 && prot & (R|W) == W',
    },
    shapes['riscv64']!,
  );
  expect(formulaOf(made.function, made.set)).toMatchObject({
    kind: 'exact',
    lines: ['if entry == 0 then prot & R != 0 else entry & V == 0 && prot & (R|W) == W'],
  });
});

test('two ways to make an entry are told apart by the bit that decides', () => {
  const made = shapeFunction(
    {
      helper: 'pmdp_invalidate',
      kind: 'primitive',
      parameters: ['old', 'new'],
      c: 'if old & V then old | new & 0xff else new',
    },
    shapes['riscv64']!,
  );
  expect(formulaOf(made.function, made.set).lines).toEqual([
    'if old & V != 0 then old | new & (R|W|X|U|G|A|D) else new',
  ]);
});

test('a function without a short formula says what it depends on', () => {
  const manager = new BddManager();
  const entry = variableWord(manager, 8, { first: 0, stride: 2 });
  const helper: HelperFunction = {
    name: 'pte_hash',
    helper: 'pte_hash',
    level: 'pte',
    kind: 'extract',
    parameters: [{ name: 'entry', width: 8 }],
    result: mulWords(manager, entry, mulWords(manager, entry, constantWord(0x4dn, 8))).map((bit, index) =>
      manager.xor(bit, entry[(index * 3) % 8]!),
    ),
  };
  const set = { manager, format: shapes['arm']!.format, constants: { symbols: new Map<bigint, string>() } };
  expect(formulaOf(helper, set)).toEqual({
    kind: 'none',
    lines: ['no short formula; it depends on 8 bits of entry'],
  });
});
