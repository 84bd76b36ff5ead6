import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C27: no memory is changed, but two sizes meet in a TLB. */
export const claim: Claim = {
  id: 'C27',
  text: 'On arm64 the address only selects which TLB entries are dropped, and a table that maps the same pages follows, so it goes unnoticed; that is luck, not a guarantee.',
  by: 'Will Deacon',
  date: '23 Feb 2016',
  about: 'arm64',
  decide: ({ ask }) => {
    const wrong = ask(
      'split-wrong-address',
      'arm64',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const because = [
      said(wrong),
      'Nothing but P12 is broken: no page is lost, no memory changed, but break-before-make is violated.',
    ];
    if (breaks(wrong, 'P12') && !breaks(wrong, 'P20', 'P2', 'P6', 'BUG')) {
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: wrong, rule: 'P12' } };
    }
    return { kind: 'false', because: because.slice(0, 1), witness: { kind: 'values', lines: [] } };
  },
};
