import type { ModelRule } from './model-rule.ts';

/** P3: splitting entries keep their class. */
export const splittingEntriesKeepTheirClass: ModelRule = {
  id: 'P3',
  name: 'splitting entries keep their class',
  statement:
    'between invalidate and populate an entry is not none, trans_huge and present, and is not taken for a swap entry where the kernel has PMD migration entries',
  consequence: 'A lockless reader takes the page that is being split for a migration entry or for nothing.',
};
