import type { ModelRule } from './model-rule.ts';

/** P19: helper preconditions. */
export const helpersAreCalledAsTheyDemand: ModelRule = {
  id: 'P19',
  name: 'helper preconditions',
  statement: 'pmdp_invalidate() is called on present entries, set_pmd_at() not over a present entry',
  consequence: 'A helper makes a present entry of one that is not.',
};
