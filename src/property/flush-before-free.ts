import type { Rule } from './rule.ts';

/** P6: flush before free. Checked by the harness when a page is given back (thpcheck_check_freed_pages() in harness/hardware/tlb.c). */
export const flushBeforeFree: Rule = {
  id: 'P6',
  name: 'flush before free',
  statement: 'a page is given back to the allocator only when no CPU translates to it',
  consequence: 'A program writes into a page that somebody else owns by now.',
  finding: 'free-before-flush',
};
