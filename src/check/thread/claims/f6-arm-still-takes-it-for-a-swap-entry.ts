import { finding } from './finding.ts';

/** F6: B14 of the development set, open. */
export const claim = finding({
  id: 'F6',
  text: 'arm 6.12 still takes a huge entry that is being split for a swap entry.',
  scenario: 'split-vs-zap',
  architectures: ['arm'],
  version: 6012,
  rule: 'P3',
  note: 'arch/arm/include/asm/pgtable-3level.h: pmd_present() tests the valid bit, which pmd_mkinvalid() clears. arm has no PMD migration entries, so that today the effect is a retry.',
});
