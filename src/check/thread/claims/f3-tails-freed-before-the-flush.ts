import { finding } from './finding.ts';

/** F3: gone with the refcount rework. */
export const claim = finding({
  id: 'F3',
  text: '4.4: a huge page that is zapped while split_huge_page() waits for the anon_vma lock has its tail pages freed before the zap has flushed.',
  scenario: 'split-vs-zap',
  architectures: ['x86_64', 'arm64'],
  version: 4004,
  rule: 'P6',
  note: 'mm/huge_memory.c __split_huge_page_refcount() runs with a mapcount of 0, and the mmu_gather holds a reference to the head only. Read in the source, not confirmed on hardware. The refcount rework ended it.',
});
