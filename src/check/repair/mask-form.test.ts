import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BddManager } from '../../bdd/manager.ts';
import type { HelperFunction, HelperKind } from '../../contract/helper-set.ts';
import {
  assignmentOf,
  choiceCounts,
  maskFields,
  masksOf,
  masksOfHelper,
  resultOf,
  type MaskForm,
} from './mask-form.ts';

const fields = maskFields(
  [
    { name: 'PFN', bit: 8, width: 6, show: 'pfn' },
    { name: 'VALID', bit: 0, width: 1, show: 'flag' },
    { name: 'TYPE', bit: 1, width: 2, show: 'hex' },
    { name: 'YOUNG', bit: 4, width: 1, show: 'flag' },
    { name: 'YOUNG again', bit: 4, width: 1, show: 'flag' },
  ],
  16,
);

const forms: Readonly<Record<MaskForm, HelperKind>> = {
  change: 'change',
  any: 'predicate',
  equals: 'predicate',
};

function helperWith(result: HelperFunction['result'], kind: HelperKind): HelperFunction {
  const parameters = [{ name: 'entry', width: 16 }];
  return { name: 'pmd_helper', helper: 'pmd_helper', level: 'pmd', kind, parameters, result };
}

test('every bit belongs to one field', () => {
  expect(fields).toEqual([
    { name: 'VALID', mask: 0x1n },
    { name: 'TYPE', mask: 0x6n },
    { name: 'YOUNG', mask: 0x10n },
    { name: 'PFN', mask: 0x3f00n },
    { name: 'unnamed bits', mask: 0xc0e8n },
  ]);
});

test.each(['change', 'any', 'equals'] as const)(
  'masks of the form %s are found again in the helper',
  (form) => {
    const counts = choiceCounts(form, fields);
    fc.assert(
      fc.property(fc.tuple(...counts.map((count) => fc.nat(count - 1))), (assignment) => {
        const manager = new BddManager();
        const masks = masksOf(form, fields, assignment);
        const found = masksOfHelper(manager, helperWith(resultOf(manager, masks, 16), forms[form]))!;
        expect(resultOf(manager, found, 16)).toEqual(resultOf(manager, masks, 16));
        if (found.form === form) expect(assignmentOf(found, fields)).toEqual(assignment);
      }),
    );
  },
);

test('a change computes on words as C does', () => {
  const manager = new BddManager();
  const result = resultOf(manager, { form: 'change', first: 0x11n, second: 0x8n }, 16);
  expect(result[0]).toBe(0);
  expect(result[3]).toBe(1);
  expect(result[5]).toBe(manager.variable(10));
});

test('a helper that copies a bit has no masks', () => {
  const manager = new BddManager();
  const result = Array.from({ length: 16 }, (_, bit) => manager.variable(bit === 3 ? 8 : 2 * bit));
  expect(masksOfHelper(manager, helperWith(result, 'change'))).toBeUndefined();
});

test('masks that split a field have no choice for it', () => {
  expect(assignmentOf({ form: 'change', first: 0x2n, second: 0n }, fields)).toBeUndefined();
});
