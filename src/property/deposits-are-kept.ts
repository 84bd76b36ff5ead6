import type { ModelRule } from './model-rule.ts';

/** P21: deposit discipline. */
export const depositsAreKept: ModelRule = {
  id: 'P21',
  name: 'deposit discipline',
  statement:
    'a huge entry has its deposited table until that is withdrawn, and nobody but the owner writes a withdrawn table',
  consequence: 'A page table is missing, or is filled by two at once.',
};
