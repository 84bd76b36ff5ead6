import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';

/** C32: the model is sequentially consistent. */
export const claim: Claim = {
  id: 'C32',
  text: 'A write barrier in pgtable_trans_huge_withdraw() might matter.',
  by: 'Kirill Shutemov',
  date: '18 Feb 2016',
  about: 's390',
  decide: ({ ask }) => ({
    kind: 'not decidable',
    because: [
      'The model is sequentially consistent, so barriers have no effect in it. (s390 keeps stores in order.) The crashes need no reordering:',
      said(
        ask('split-wrong-address', 's390', 4005, 'split: pmdp_invalidate() with the address after the loop'),
      ),
    ],
  }),
};
