import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** R3: the powerpc patch that was withdrawn. */
export const claim: Claim = {
  id: 'R3',
  text: "v4.5 with Aneesh's first powerpc variant: a zap is lost on powerpc.",
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: ({ ask }) => {
    const answer = ask('split-vs-zap', 'powerpc-hash', 4005, 'pmdp_invalidate: stores the empty entry');
    const because = [said(answer)];
    if (breaks(answer, 'P2'))
      return { kind: 'true', because, witness: { kind: 'interleaving', answer, rule: 'P2' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
