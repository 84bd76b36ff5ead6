import type { PathRole, Rule } from './rule.ts';

/** Bit of THPCHECK_NONE in harness/thpcheck.h. */
const none = 1;

/**
 * P1: no transient none. A reader that is not the writer saw an entry as none that its last writer was only to
 * change. Why it matters: zap_pmd_range() skips a none entry without taking the lock (mm/memory.c).
 */
export const noTransientNone: Rule = {
  id: 'P1',
  name: 'no transient none',
  statement: 'while an entry is only being changed, not removed, no other CPU reads it as none',
  consequence: 'A lockless reader takes the range for unmapped although its pages are still mapped.',
  finding: 'transient-none',
  watch: (roles: readonly PathRole[]) => (read) => {
    if (read.writer < 0 || read.writer === read.reader) return undefined;
    if (roles[read.writer] !== 'changes' || (read.predicates & none) === 0) return undefined;
    return { rule: 'P1', message: `${read.entry} reads as none while CPU${read.writer} is only changing it` };
  },
};
