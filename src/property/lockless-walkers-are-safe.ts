import type { Rule } from './rule.ts';

/** P8: lockless walkers are safe. Checked by the harness when the GUP-fast path returns and in final states. */
export const locklessWalkersAreSafe: Rule = {
  id: 'P8',
  name: 'lockless walkers are safe',
  statement:
    'GUP-fast returns only pages that the entry mapped at that address while it was read, and none that is free',
  consequence: 'The pinned page is not the one the address maps: I/O goes to memory that somebody else owns.',
  finding: 'wrong-pin',
};
