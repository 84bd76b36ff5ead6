import { expect, it } from 'vitest';
import { entryClasses } from './classes/entry-classes.ts';
import { toyHelperSet } from './testing/toy-helper-set.ts';
import { truthTable } from './truth-table.ts';

const set = toyHelperSet();
const table = truthTable(set, entryClasses(set));

it('says what each predicate says of each class of its level', () => {
  const present = table.get('pmd_present')!;
  expect([
    present.get('none'),
    present.get('huge'),
    present.get('invalidated'),
    present.get('migration read'),
  ]).toEqual(['never', 'always', 'always', 'never']);
  const young = table.get('pmd_young')!;
  expect([young.get('huge young'), young.get('huge old'), young.get('huge')]).toEqual([
    'always',
    'never',
    'some',
  ]);
  expect(present.has('pte present')).toBe(false);
  expect(table.has('pmd_mkyoung')).toBe(false);
});
