import { finding } from './finding.ts';

/** F5: break before make between a zap and a fault; in every version. */
export const claim = finding({
  id: 'F5',
  text: 'A fault may put a page table and a small translation beside a huge translation that a zap has not flushed yet, in every version up to 6.12.',
  scenario: 'zap-vs-refault',
  architectures: ['arm64', 'x86_64'],
  version: 6012,
  rule: 'P12',
  note: 'mm/memory.c: the zap flushes in tlb_finish_mmu(), after the PMD lock was dropped, and both sides hold mmap_lock for reading. Read in the source, not confirmed on hardware.',
});
