import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C26: the root cause. */
export const claim: Claim = {
  id: 'C26',
  text: 'pmdp_invalidate() is called with the wrong address, which is probably destructive on s390.',
  by: 'Kirill Shutemov',
  date: '23 Feb 2016',
  about: 's390',
  decide: ({ ask }) => {
    const wrong = ask(
      'split-wrong-address',
      's390',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const right = ask('split-wrong-address', 's390', 4005);
    const because = [said(wrong), `With the right address: ${said(right)}`];
    if (breaks(wrong, 'P20'))
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: wrong, rule: 'P20' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
