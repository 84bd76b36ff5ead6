import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';

/** C29: true of hash; radix came later and flushes in pmdp_invalidate(). */
export const claim: Claim = {
  id: 'C29',
  text: 'powerpc is as arm64: the real flush is in pmdp_huge_split_prepare(), and pmdp_invalidate() is nearly a no-op for the split.',
  by: 'Aneesh Kumar',
  date: '24 Feb 2016',
  about: 'powerpc (hash)',
  decide: ({ ask }) => {
    const wrong = 'split: pmdp_invalidate() with the address after the loop';
    const hash = ask('split-wrong-address', 'powerpc-hash', 4005, wrong);
    const radix = ask('split-wrong-address', 'powerpc-radix', 6012, wrong);
    const because = [said(hash), `Radix (4.7 on) flushes in pmdp_invalidate(): ${said(radix)}`];
    if (hash.verdict === 'holds') return { kind: 'true', because };
    return {
      kind: 'false',
      because,
      witness: { kind: 'interleaving', answer: hash, rule: hash.broken[0]?.rule ?? '' },
    };
  },
};
