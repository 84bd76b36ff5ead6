import type { Claim } from './claim.ts';
import { claim as c01 } from './claims/c01-flush-is-an-ipi.ts';
import { claim as c02 } from './claims/c02-lost-serialisation-explains-the-crashes.ts';
import { claim as c03 } from './claims/c03-split-needs-no-serialisation.ts';
import { claim as c04 } from './claims/c04-comments-are-wrong.ts';
import { claim as c05 } from './claims/c05-kick-all-cpus-sync-would-fix-it.ts';
import { claim as c06 } from './claims/c06-invalidated-is-not-none.ts';
import { claim as c07 } from './claims/c07-clearing-is-fine.ts';
import { claim as c08 } from './claims/c08-trans-huge-has-to-stay-set.ts';
import { claim as c09 } from './claims/c09-dropping-the-user-bit-hides-the-entry.ts';
import { claim as c10 } from './claims/c10-idte-invalidates-and-flushes.ts';
import { claim as c11 } from './claims/c11-attach-count-is-unrelated.ts';
import { claim as c12 } from './claims/c12-s390-keeps-the-content.ts';
import { claim as c13 } from './claims/c13-none-is-not-present.ts';
import { claim as c14 } from './claims/c14-present-during-split-is-bogus.ts';
import { claim as c15 } from './claims/c15-present-as-the-invalid-bit.ts';
import { claim as c16 } from './claims/c16-present-during-split-is-fine.ts';
import { claim as c17 } from './claims/c17-powerpc-and-sparc-do-the-same.ts';
import { claim as c18 } from './claims/c18-notpresent-means-no-new-tlb-entries.ts';
import { claim as c19 } from './claims/c19-arm-clears-everything.ts';
import { claim as c20 } from './claims/c20-arm64-keeps-trans-huge.ts';
import { claim as c21 } from './claims/c21-arm-mknotpresent-wipes-the-entry.ts';
import { claim as c22 } from './claims/c22-no-immediate-problem-on-arm.ts';
import { claim as c23 } from './claims/c23-lost-zap-on-arm.ts';
import { claim as c24 } from './claims/c24-the-lock-does-not-help.ts';
import { claim as c25 } from './claims/c25-arm64-does-not-crash.ts';
import { claim as c26 } from './claims/c26-wrong-address-destroys-on-s390.ts';
import { claim as c27 } from './claims/c27-wrong-address-on-arm64.ts';
import { claim as c28 } from './claims/c28-stale-entries-are-harmless.ts';
import { claim as c29 } from './claims/c29-powerpc-flushes-earlier.ts';
import { claim as c30 } from './claims/c30-collapse-deposits-a-full-table.ts';
import { claim as c31 } from './claims/c31-deposit-list-in-the-tables.ts';
import { claim as c32 } from './claims/c32-write-barrier-in-withdraw.ts';
import { claim as c33 } from './claims/c33-the-bug-is-generic.ts';
import { claim as r1 } from './claims/r1-the-wrong-address.ts';
import { claim as r2 } from './claims/r2-the-release.ts';
import { claim as r3 } from './claims/r3-aneeshs-first-variant.ts';
import { claim as r4 } from './claims/r4-one-release-later.ts';
import { claim as r5 } from './claims/r5-swap-entries-of-4-14.ts';
import { claim as r6 } from './claims/r6-the-gup-fast-question.ts';
import { claim as f1 } from './claims/f1-arm64-clears-in-two-steps.ts';
import { claim as f2 } from './claims/f2-sparc64-tsb-miss-handler.ts';
import { claim as f3 } from './claims/f3-tails-freed-before-the-flush.ts';
import { claim as f4 } from './claims/f4-s390-pins-read-only-pages.ts';
import { claim as f5 } from './claims/f5-zap-and-refault.ts';
import { claim as f6 } from './claims/f6-arm-still-takes-it-for-a-swap-entry.ts';

/**
 * The claims of the thread in its order (C), what a checker has to reproduce for it (R), and what the model found that
 * the thread does not speak of (F).
 */
export const claims: readonly Claim[] = [
  c01,
  c02,
  c03,
  c04,
  c05,
  c06,
  c07,
  c08,
  c09,
  c10,
  c11,
  c12,
  c13,
  c14,
  c15,
  c16,
  c17,
  c18,
  c19,
  c20,
  c21,
  c22,
  c23,
  c24,
  c25,
  c26,
  c27,
  c28,
  c29,
  c30,
  c31,
  c32,
  c33,
  r1,
  r2,
  r3,
  r4,
  r5,
  r6,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
];
