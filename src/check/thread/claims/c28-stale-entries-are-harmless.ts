import type { Claim } from '../claim.ts';
import { breaking, named, saidOfAll } from '../sentences.ts';

/** C28: harmless only where mixed sizes are. */
export const claim: Claim = {
  id: 'C28',
  text: 'Without the repair there would be stale TLB entries; harmless if they are flushed before the pages go away.',
  by: 'Christian Borntraeger',
  date: '24 Feb 2016',
  about: 'arm64',
  decide: ({ askAll, architectures }) => {
    const answers = askAll(
      'split-wrong-address',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const freed = breaking(answers, 'P6');
    const mixed = breaking(answers, 'P12');
    const forbidding = architectures.filter(({ mixedSizes }) => mixedSizes.value === 'forbidden');
    const because = [
      saidOfAll(answers),
      `No page is freed under a stale entry (P6) on: ${named(answers.filter((each) => !freed.includes(each)).map(({ question }) => question.architecture))}.`,
      `Two sizes for one address in a TLB are forbidden on: ${named(forbidding)}.`,
    ];
    if (mixed.length === 0) return { kind: 'true', because };
    return {
      kind: 'true only if',
      condition: 'the architecture tolerates translations of two sizes for one address',
      because,
      witness: { kind: 'interleaving', answer: mixed.at(-1)!, rule: 'P12' },
    };
  },
};
