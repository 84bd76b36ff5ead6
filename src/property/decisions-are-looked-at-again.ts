import type { ModelRule } from './model-rule.ts';

/** P24: re-validate under the lock. */
export const decisionsAreLookedAtAgain: ModelRule = {
  id: 'P24',
  name: 're-validate under the lock',
  statement: 'a decision made before a lock was taken is checked again under it',
  consequence: 'The kernel acts on what is no longer so.',
};
