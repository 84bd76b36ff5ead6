import type { Rule } from './rule.ts';

/** P9: hardware dirty bits survive. Checked by the harness in final states (harness/finish.c). */
export const hardwareDirtyBitsSurvive: Rule = {
  id: 'P9',
  name: 'hardware dirty bits survive',
  statement:
    'a page that a program has written to is marked dirty, in its entry or in struct page, until it is given back',
  consequence: 'The page is taken for clean: what was written is lost when it is reclaimed.',
  finding: 'lost-dirty-bit',
};
