import { accountsBalance } from './accounts-balance.ts';
import { locklessWalkersAreSafe } from './lockless-walkers-are-safe.ts';
import { noTransientNone } from './no-transient-none.ts';
import { noStaleTranslation } from './no-stale-translation.ts';
import { flushBeforeFree } from './flush-before-free.ts';
import { walkCachesBeforeTableFree } from './walk-caches-before-table-free.ts';
import { hardwareDirtyBitsSurvive } from './hardware-dirty-bits-survive.ts';
import { breakBeforeMake } from './break-before-make.ts';
import type { Rule, RuleId } from './rule.ts';
import { zapCompletes } from './zap-completes.ts';

/** All rules, by identifier. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  P1: noTransientNone,
  P2: zapCompletes,
  P5: noStaleTranslation,
  P6: flushBeforeFree,
  P7: walkCachesBeforeTableFree,
  P8: locklessWalkersAreSafe,
  P9: hardwareDirtyBitsSurvive,
  P10: accountsBalance,
  P12: breakBeforeMake,
};

/**
 * Rules that hold in every scenario: what the machine itself finds. Not demanded by name; their identifier is the
 * violation's rule.
 */
export const machineRules: Readonly<
  Record<string, { readonly name: string; readonly finding: string; readonly consequence: string }>
> = {
  BUG: { name: 'no BUG', finding: 'bug', consequence: 'The kernel stops with a BUG.' },
  WARN: {
    name: 'no WARN',
    finding: 'warn',
    consequence: 'The kernel prints a warning and goes on in a state it did not expect.',
  },
  null: { name: 'no NULL dereference', finding: 'null-dereference', consequence: 'The kernel oopses.' },
  bounds: {
    name: 'no access out of bounds',
    finding: 'bad-access',
    consequence: 'The kernel reads or writes memory that is not there.',
  },
  freed: {
    name: 'no use after free',
    finding: 'use-after-free',
    consequence: 'Freed memory is accessed: whoever owns it now is corrupted.',
  },
  lock: {
    name: 'locks are used properly',
    finding: 'bad-lock',
    consequence: 'A lock is released that is not held: what it protects is not protected.',
  },
  deadlock: {
    name: 'no deadlock',
    finding: 'deadlock',
    consequence: 'The CPUs wait for each other for ever.',
  },
  unreachable: {
    name: 'no unreachable code',
    finding: 'unreachable',
    consequence: 'Code runs that the compiler was told cannot be reached.',
  },
};
