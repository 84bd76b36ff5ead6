import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** R5: from 4.14 "not none and not present" means a swap entry. */
export const claim: Claim = {
  id: 'R5',
  text: 'v4.14: s390 is clean; arm takes an invalidated entry for a swap entry, as soon as "not none and not present" means that (B11, B14).',
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: (evidence) => {
    const { ask } = evidence;
    const s390 = ask('split-vs-fault', 's390', 6012);
    const armBefore = ask('split-vs-fault', 'arm', 4005, 'arm: pmd_mknotpresent() of 4.7');
    const armAfter = ask('split-vs-fault', 'arm', 6012);
    const because = [
      said(s390),
      `${afterInvalidate(evidence, 'arm', 6012).text}.`,
      `The rule is versioned: ${said(armBefore)}`,
      said(armAfter),
    ];
    if (s390.verdict === 'holds' && !breaks(armBefore, 'P3', 'P13') && breaks(armAfter, 'P3', 'P13')) {
      const rule = breaks(armAfter, 'P3') ? 'P3' : 'P13';
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: armAfter, rule } };
    }
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
