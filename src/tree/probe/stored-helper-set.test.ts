import { expect, it } from 'vitest';
import { BddManager } from '../../bdd/manager.ts';
import { andWords, constantWord, variableWord } from '../../bdd/word-operations.ts';
import type { HelperFunction } from '../../contract/helper-set.ts';
import { restoreHelpers, storeHelpers, type ComputedHelpers } from './stored-helper-set.ts';

function helpers(manager: BddManager): ComputedHelpers {
  const entry = variableWord(manager, 8, { first: 0, stride: 2 });
  const base = { level: 'pmd', parameters: [{ name: 'entry', width: 8 }] } as const;
  const functions: readonly HelperFunction[] = [
    { ...base, name: 'pmd_present', helper: 'pmd_present', kind: 'predicate', result: [entry[0]!] },
    {
      ...base,
      name: 'pmd_mkold',
      helper: 'pmd_mkold',
      kind: 'change',
      result: andWords(manager, entry, constantWord(0xf7n, 8)),
      stops: [{ condition: entry[7]!, reason: 'BUG' }],
    },
  ];
  return {
    functions: new Map(functions.map((fn) => [fn.name, fn])),
    notEvaluated: [{ helper: 'pmd_alloc', kind: 'no entry', reason: 'allocates' }],
    constants: {
      protections: [0x8000_0000_0000_0025n],
      physicalBits: 52,
      pageShift: 12,
      hugeOrder: 9,
      swapTypes: 5,
      swapKinds: { 'migration read': 0x18n },
      symbols: new Map([[0x4001_0000n, 'invalid_pte_table']]),
    },
  };
}

it('restores what was stored, in another manager', () => {
  const [first, second] = [new BddManager(), new BddManager()];
  // Nodes of the second have other numbers.
  second.variable(40);
  expect(restoreHelpers(second, storeHelpers(first, helpers(first)))).toEqual(helpers(second));
});

it('stores the same text for the same functions', () => {
  const [first, second] = [new BddManager(), new BddManager()];
  second.variable(40);
  expect(storeHelpers(first, helpers(first))).toBe(storeHelpers(second, helpers(second)));
});
