import type { ModelRule } from './model-rule.ts';

/** P23: single-copy atomicity. */
export const entriesAreReadWhole: ModelRule = {
  id: 'P23',
  name: 'single-copy atomicity',
  statement: 'a value used for a walk was stored as one whole value',
  consequence: 'A walk goes to an address that no entry ever held.',
};
