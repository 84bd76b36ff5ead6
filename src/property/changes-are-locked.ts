import type { ModelRule } from './model-rule.ts';

/** P11: lock coverage. */
export const changesAreLocked: ModelRule = {
  id: 'P11',
  name: 'lock coverage',
  statement: 'every change of an entry is made under all locks that its readers rely on',
  consequence: 'Two CPUs change an entry at once, and one change is lost.',
};
