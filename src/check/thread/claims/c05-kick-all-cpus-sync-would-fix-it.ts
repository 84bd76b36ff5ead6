import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C5: the first proposal. */
export const claim: Claim = {
  id: 'C5',
  text: "kick_all_cpus_sync() in the architecture's pmdp_invalidate() would fix it.",
  by: 'Kirill Shutemov',
  date: '11 Feb 2016',
  about: 's390',
  decide: ({ ask }) => {
    const wrongAddress = 'split: pmdp_invalidate() with the address after the loop';
    const kicked = ask(
      'split-wrong-address',
      's390',
      4005,
      wrongAddress,
      'split: kick_all_cpus_sync() after pmdp_invalidate()',
    );
    const because = [said(kicked), 'The wrong address is there with and without waiting for other CPUs.'];
    if (!breaks(kicked, 'P20')) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'interleaving', answer: kicked, rule: 'P20' } };
  },
};
