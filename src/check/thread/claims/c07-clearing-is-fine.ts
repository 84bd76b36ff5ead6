import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C7: withdrawn by its author the same day. */
export const claim: Claim = {
  id: 'C7',
  text: 'Clearing the whole PMD in pmdp_invalidate() is fine; powerpc does so.',
  by: 'Aneesh Kumar (withdrawn the same day)',
  date: '12 Feb 2016',
  about: 'powerpc',
  decide: ({ ask }) => {
    const answer = ask('split-vs-zap', 'powerpc-hash', 4005, 'pmdp_invalidate: stores the empty entry');
    const because = [said(answer), said(ask('split-vs-zap', 'powerpc-hash', 4005))];
    if (!breaks(answer, 'P2')) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'interleaving', answer, rule: 'P2' } };
  },
};
