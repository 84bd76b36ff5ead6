import { expect, it } from 'vitest';
import type { HelperFunction } from '../../contract/helper-set.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { namesNotEvaluated, type NameAccount } from './not-evaluated.ts';

const evaluated: HelperFunction = {
  name: 'pmd_present',
  helper: 'pmd_present',
  level: 'pmd',
  kind: 'predicate',
  parameters: [{ name: 'entry', width: 64 }],
  result: [0],
};
const account: NameAccount = {
  entries: catalogue.filter(({ config, before = Infinity }) => config === undefined && before > 6012),
  names: ['pmd_present', 'pmd_young', 'pmd_dirty', 'pmd_devmap', 'pmd_alloc', 'pmd_update', 'pmd_new_idea'],
  present: new Set(['pmd_present', 'pmd_young', 'pmd_dirty', 'pmd_alloc', 'pmd_update', 'pmd_new_idea']),
  refused: new Map([['pmd_young', 'too few arguments']]),
  failures: new Map([['pmd_dirty', { kind: 'stopped', reason: 'inline assembly without a rule' }]]),
  functions: new Map([['pmd_present', evaluated]]),
};

it('accounts for every name of the headers, and for no function twice', () => {
  const all = namesNotEvaluated(account);
  const ofHeaders = all.filter(({ helper }) => account.names.includes(helper));
  expect(ofHeaders).toEqual([
    {
      helper: 'pmd_devmap',
      kind: 'absent',
      reason: 'not defined for this architecture, version and configuration',
    },
    { helper: 'pmd_alloc', kind: 'no entry', reason: 'allocates, frees or keeps tables' },
    { helper: 'pmd_new_idea', kind: 'no wrapper', reason: 'not in the list of helpers' },
    {
      helper: 'pmd_update',
      kind: 'no wrapper',
      reason: 'a building block of helpers that are evaluated',
    },
    { helper: 'pmd_young', kind: 'no wrapper', reason: 'the call does not compile: too few arguments' },
    { helper: 'pmd_dirty', kind: 'stopped', reason: 'inline assembly without a rule' },
  ]);
  expect(new Set(all.map(({ helper }) => helper)).size).toBe(all.length);
});

it('says which symbol of the configuration a placeholder is without', () => {
  const present = new Set([...account.present, 'make_readable_migration_entry']);
  const found = namesNotEvaluated({ ...account, present });
  expect(found.find(({ helper }) => helper === 'make_readable_migration_entry')?.reason).toBe(
    'a placeholder: CONFIG_MIGRATION is not set',
  );
});
