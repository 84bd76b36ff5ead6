import type { Rule } from './rule.ts';

/** P10: accounts balance. Checked by the harness in final states. */
export const accountsBalance: Rule = {
  id: 'P10',
  name: 'accounts balance',
  statement:
    'at the end, reference counts and map counts equal what the tables map and what is pinned, and pages are freed once',
  consequence: 'A page leaks, or is freed while it is still mapped or pinned.',
  finding: 'unbalanced-counts',
};
