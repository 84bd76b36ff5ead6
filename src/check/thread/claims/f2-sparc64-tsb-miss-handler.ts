import { finding } from './finding.ts';

/** F2: of the source and the model; not confirmed on hardware. */
export const claim = finding({
  id: 'F2',
  text: 'The TSB miss handler of sparc64 (4.4 to 6.12) may write an entry to the TSB that was cleared and flushed after it was read: a page stays mapped after it was freed.',
  scenario: 'split-vs-zap',
  architectures: ['sparc64'],
  version: 6012,
  departures: ['sparc64: TSB miss handler as written'],
  rule: 'P6',
  note: 'arch/sparc/kernel/tsb.S, tsb_reload: the tag is locked after the entry was read, and the entry is not read again. Read in the source, not confirmed on hardware. The other runs use a handler that looks again.',
});
