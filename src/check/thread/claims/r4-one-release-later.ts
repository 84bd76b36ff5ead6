import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** R4: 4.7: arm repaired (its 6.12 helpers keep the frame), s390 stores the empty entry. */
export const claim: Claim = {
  id: 'R4',
  text: 'v4.7: arm is clean, s390 loses a zap (B03).',
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: ({ ask }) => {
    const s390 = ask('split-vs-zap', 's390', 4005, 'pmdp_invalidate: stores the empty entry');
    const arm = [
      ask('split-vs-zap', 'arm', 4005, 'arm: pmd_mknotpresent() of 4.7'),
      ask('split-vs-gup-fast', 'arm', 4005, 'arm: pmd_mknotpresent() of 4.7'),
    ];
    const because = [said(s390), ...arm.map(said)];
    if (breaks(s390, 'P2') && arm.every(({ verdict }) => verdict === 'holds')) {
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: s390, rule: 'P2' } };
    }
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
