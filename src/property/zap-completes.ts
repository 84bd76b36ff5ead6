import type { Rule } from './rule.ts';

/** P2: zap completes. Checked by the harness in final states (harness/finish.c): nothing maps an original page again. */
export const zapCompletes: Rule = {
  id: 'P2',
  name: 'zap completes',
  statement:
    'when a zap (MADV_DONTNEED) has returned, no page that was mapped throughout the call is still mapped in its range',
  consequence:
    'The zap is lost: pages that MADV_DONTNEED or exit was to drop stay mapped with their old contents.',
  finding: 'lost-zap',
};
