import { describe, expect, test } from 'vitest';
import { evaluateFormula } from './evaluate-formula.ts';
import { parseFormula } from './parse-formula.ts';
import { shapes } from './testing/shapes.ts';

const { format } = shapes['arm64']!;
const { format: mips, symbols } = shapes['mips64']!;
const vocabulary = { format, level: 'pmd', parameters: ['entry', 'prot'] } as const;

test.each([
  ['entry & VALID|TABLE == 3', 0x3n, 1n],
  ['entry & (VALID|TABLE) == VALID|AF', 0x1n, 0n],
  ['entry << 2 | 1', 0x4n, 0x11n],
  ['~entry >> 60', 0n, 0xfn],
  ['entry + 0xffffffffffffffff', 0n, (1n << 64n) - 1n],
  ['bits 4-6|bit 63', 0n, 0x8000_0000_0000_0070n],
  ['AttrIndx=0x3|SH=2', 0n, 0x20cn],
  ['pfn=0x12', 0n, 0x12000n],
  ['nG ^ PRESENT_INVALID', 0n, 0n],
  ['(DIRTY if entry & DBM != 0) | 1', 1n << 51n, (1n << 55n) | 1n],
  ['(DIRTY if entry & DBM != 0) | 1', 0n, 1n],
  ['if entry == 1 then 2 else if entry == 2 then 3 else 4', 2n, 3n],
  ['true && entry != 0 || false', 0n, 0n],
  ['  entry\n    | 2  ', 1n, 3n],
])('%s', (text, entry, value) => {
  expect(evaluateFormula(parseFormula(text, vocabulary), entry)).toBe(value);
});

test('a symbol is its value, and a parameter has its name before a field has', () => {
  const parsed = parseFormula('pfn << 15 == invalid_pte_table', {
    ...vocabulary,
    format: mips,
    parameters: ['pfn'],
    symbols: symbols!,
  });
  expect(evaluateFormula(parsed, [...symbols!.keys()][0]! >> 15n)).toBe(1n);
  expect(evaluateFormula(parseFormula('pfn << 15', { ...vocabulary, parameters: ['pfn'] }), 2n)).toBe(
    0x10000n,
  );
});

describe('what is no formula is refused', () => {
  test.each([
    ['an unknown name', 'entry & NOPE', 'NOPE is not known'],
    ['an end too early', 'entry &', 'it ends too early'],
    ['an open parenthesis', '(entry', 'it ends too early'],
    ['a wrong parenthesis', '(entry else', ') is expected in place of else'],
    ['something left over', 'entry entry', 'entry is left over'],
    ['a shift by a word', 'entry << prot', 'the amount of a shift is prot'],
    ['a shift by too much', 'entry << 64', 'the amount of a shift is 64'],
    ['bits in the wrong order', 'bits 6-4', 'there are no bits 6 to 4'],
    ['a bit too high', 'bit 64', 'there are no bits 64 to 64'],
    ['a number too large for its field', 'SH=4', '4 does not fit its field'],
    ['a strange character', 'entry % 2', 'nothing begins with % 2'],
    ['nothing', '', 'it ends too early'],
    ['a case without the other one', 'if entry then 2', 'it ends too early'],
  ])('%s', (_, text, reason) => {
    expect(() => parseFormula(text, vocabulary)).toThrow(
      `THP7010: This is no formula of a helper: ${reason}.`,
    );
  });
});
