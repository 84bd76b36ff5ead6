import type { ModelRule } from './model-rule.ts';

/** P18: live entry rule (s390). */
export const liveEntriesChangeByInvalidation: ModelRule = {
  id: 'P18',
  name: 'live entry rule (s390)',
  statement: 'a valid entry is changed by the invalidating instructions only, while any CPU may use it',
  consequence: 'The TLB holds what memory no longer says; the result is unpredictable.',
};
