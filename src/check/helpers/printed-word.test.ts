import { expect, test } from 'vitest';
import { entryFormat } from '../../arch/arm/entry.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import { toyHelperSet } from '../../contract/testing/toy-helper-set.ts';
import { printedEntry, printedParameter, printedStep } from './printed-word.ts';

const toy = toyHelperSet();

/** The toy's helpers with the names of arm's bits. */
const set: HelperSet = {
  ...toy,
  format: entryFormat(6012),
  constants: { ...toy.constants, symbols: new Map([[0x1000n, 'invalid_pte_table']]) },
  functions: new Map([
    ...toy.functions,
    [
      'pmdp_invalidate returned',
      { ...toy.functions.get('pmd_mkinvalid')!, kind: 'primitive', name: 'x', result: [0] } as HelperFunction,
    ],
  ]),
};

test('an entry is printed with its bits', () => {
  expect(printedEntry(set, 'pmd', 'entry', 0x401n)).toEqual({
    name: 'entry',
    value: '0x401',
    bits: 'VALID AF',
  });
});

test('bits above the 32nd and the sign of the halves do not disturb', () => {
  expect(printedEntry(set, 'pmd', 'entry', 0x80_0000_8000_0001n)).toMatchObject({
    value: '0x80000080000001',
    bits: 'VALID DIRTY pfn=0x80000',
  });
});

test('an entry that stands for a symbol is printed as the symbol', () => {
  expect(printedEntry(set, 'pmd', 'entry', 0x1000n).bits).toBe('invalid_pte_table');
});

test('frames, types and offsets are numbers, protections have bits', () => {
  expect(printedParameter(set, 'pmd', 'pfn', 1n).bits).toBe('');
  expect(printedParameter(set, 'pmd', 'offset', 1n).bits).toBe('');
  expect(printedParameter(set, 'pmd', 'prot', 1n).bits).toBe('VALID');
});

test('a step has bits if the outermost helper gives an entry', () => {
  expect(printedStep(set, 'pmd_mkyoung(pmd_mkinvalid(entry))', 1n).bits).toBe('VALID');
  expect(printedStep(set, 'pmd_young(pmd_mkyoung(entry))', 1n).bits).toBe('');
  expect(printedStep(set, 'pmd_pfn(entry)', 1n).bits).toBe('');
  expect(printedStep(set, 'pmdp_invalidate(old) stored', 1n).bits).toBe('VALID');
  expect(printedStep(set, 'pmdp_invalidate(old) returned', 1n).bits).toBe('');
});
