import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C2: the theory that opened the thread. */
export const claim: Claim = {
  id: 'C2',
  text: 'Therefore s390 lost the serialisation of the split against GUP-fast, and that explains the crashes.',
  by: 'Gerald Schaefer',
  date: '11 Feb 2016',
  about: 's390, powerpc, arm',
  decide: ({ ask }) => {
    const lost = ask('flush-vs-interrupts-off', 's390', 4005);
    const gup = ask('split-vs-gup-fast', 's390', 4005);
    const wrong = ask(
      'split-wrong-address',
      's390',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const because = [
      `The first half is ${breaks(lost, 'P8') ? 'true' : 'false'}: ${said(lost)}`,
      `The second is ${gup.verdict === 'holds' ? 'false' : 'not excluded'}: ${said(gup)}`,
      `What does explain them: ${said(wrong)}`,
    ];
    if (gup.verdict !== 'holds') return { kind: 'true', because };
    return {
      kind: 'false',
      because,
      witness: { kind: 'interleaving', answer: wrong, rule: 'P20' },
    };
  },
};
