import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';

/** C31: the model has no list heads. */
export const claim: Claim = {
  id: 'C31',
  text: 's390 keeps the heads of the deposit list inside the tables, other architectures in struct page, which may explain why only s390 crashes.',
  by: 'Gerald Schaefer',
  date: '18 Feb 2016',
  about: 's390',
  decide: ({ ask }) => ({
    kind: 'not decidable',
    because: [
      'The model has no list heads. It is plausible as an amplifier: the slot that is overwritten may be part of such a list.',
      said(
        ask('split-wrong-address', 's390', 4005, 'split: pmdp_invalidate() with the address after the loop'),
      ),
    ],
  }),
};
