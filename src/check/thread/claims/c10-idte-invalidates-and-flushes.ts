import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C10: an axiom of the model, taken from the manual; what follows from it is decided. */
export const claim: Claim = {
  id: 'C10',
  text: 'On s390 the flush is IDTE, which in one step invalidates the entry and drops the TLB entry; a live entry must not be changed in another way.',
  by: 'Christian Borntraeger',
  date: '11 Feb 2016',
  about: 's390',
  decide: ({ ask }) => {
    const plain = ask('split-vs-zap', 's390', 4005, 'split: set_pmd_at() instead of pmdp_invalidate()');
    const idte = ask('split-vs-zap', 's390', 4005);
    const because = [
      'That IDTE does both is taken from the manual (z/Architecture Principles of Operation, "INVALIDATE DAT TABLE ENTRY"), not decided.',
      `Without it: ${said(plain)} With it: ${said(idte)}`,
    ];
    if (breaks(plain, 'P18')) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
