import type { Rule } from './rule.ts';

/** P5: no stale translation after return. Checked by the harness when a path returns (thpcheck_check_returned() in harness/hardware/tlb.c). */
export const noStaleTranslation: Rule = {
  id: 'P5',
  name: 'no stale translation after return',
  statement:
    'when a path that removed or replaced a mapping has returned, no CPU translates by what was mapped before',
  consequence: 'A program goes on reading and writing memory that is no longer its own.',
  finding: 'stale-translation',
};
