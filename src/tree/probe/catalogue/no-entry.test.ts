import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { noEntryReason, noWrapperReason } from './no-entry.ts';

it.each([
  ['pte_offset_map_lock', 'finds the place of an entry'],
  ['pmd_alloc', 'allocates, frees or keeps tables'],
  ['pud_trans_huge_lock', 'locks, or gives the structure behind a table or page'],
  [
    'pmdp_huge_clear_flush_notify',
    'calls the function of the same name and the MMU notifiers, or is about guests',
  ],
])('%s %s', (name, reason) => {
  expect(noEntryReason(name)).toBe(reason);
});

it('claims nothing of the catalogue', () => {
  expect(catalogue.filter(({ helper }) => noEntryReason(helper) !== undefined)).toEqual([]);
});

it('tells building blocks from names that nobody knows', () => {
  expect(noWrapperReason('pte_update')).toBe('a building block of helpers that are evaluated');
  expect(noWrapperReason('pmd_mkfrozen')).toBe('not in the list of helpers');
});
