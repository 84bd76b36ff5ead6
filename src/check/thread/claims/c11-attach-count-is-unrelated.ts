import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';

/** C11: about a counter that the model does not have. */
export const claim: Claim = {
  id: 'C11',
  text: 'The attach_count handling is unrelated.',
  by: 'Christian Borntraeger',
  date: '12 Feb 2016',
  about: 's390',
  decide: ({ ask }) => ({
    kind: 'not decidable',
    because: [
      'mm->context.attach_count is not in the model. What the model has explains the crashes without it:',
      said(
        ask('split-wrong-address', 's390', 4005, 'split: pmdp_invalidate() with the address after the loop'),
      ),
    ],
  }),
};
