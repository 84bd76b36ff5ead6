import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C25: the conclusion is true, the inference is weak. */
export const claim: Claim = {
  id: 'C25',
  text: 'That arm64 does not crash supports the idea that GUP-fast serialisation is not the cause.',
  by: 'Kirill Shutemov',
  date: '13 Feb 2016',
  about: 'arm64',
  decide: ({ ask }) => {
    const wrong = ask(
      'split-wrong-address',
      'arm64',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const because = [
      'Who crashed is not decidable by a model. The conclusion is right (C2, C3), the inference is weak:',
      `${said(wrong)} ${breaks(wrong, 'P12') ? 'arm64 had the bug as well, and merely tolerated it.' : ''}`,
    ];
    return { kind: 'not decidable', because };
  },
};
