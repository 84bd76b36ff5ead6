import type { ModelRule } from './model-rule.ts';

/** P4: one read, one verdict. */
export const oneReadOneVerdict: ModelRule = {
  id: 'P4',
  name: 'one read, one verdict',
  statement:
    'a reader that classifies an entry with several loads behaves as if it had loaded one value, and never walks as a table what is none',
  consequence: 'Memory that is no page table is read or written as one.',
};
