import { finding } from './finding.ts';

/** F1: repaired when the helper got the name that generic code calls. */
export const claim = finding({
  id: 'F1',
  text: 'arm64 4.4 and 4.5 clear a huge entry in two steps, so that a dirty state that hardware sets in between is lost.',
  scenario: 'mprotect-vs-user-write',
  architectures: ['arm64'],
  version: 4005,
  rule: 'P9',
  note: 'arch/arm64/include/asm/pgtable.h overrides pmdp_get_and_clear(), a name that nothing calls any more; pmdp_huge_get_and_clear() is the generic load and pmd_clear().',
});
