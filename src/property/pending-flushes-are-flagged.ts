import type { ModelRule } from './model-rule.ts';

/** P25: pending-flush flag. */
export const pendingFlushesAreFlagged: ModelRule = {
  id: 'P25',
  name: 'pending-flush flag',
  statement: 'tlb_flush_pending is set whenever a CPU has changed entries that it has not flushed',
  consequence: 'A page is migrated under a CPU that can still write to it.',
};
