import type { Claim } from '../claim.ts';
import { named, saidOfAll } from '../sentences.ts';

/** C33: more than one architecture breaks a rule with the same generic text. */
export const claim: Claim = {
  id: 'C33',
  text: 'The bug is probably generic, and s390 just shows it first.',
  by: 'Gerald Schaefer',
  date: '16 Feb 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const answers = askAll(
      'split-wrong-address',
      4005,
      'split: pmdp_invalidate() with the address after the loop',
    );
    const broken = answers
      .filter(({ verdict }) => verdict === 'violated')
      .map(({ question }) => question.architecture);
    const because = [
      saidOfAll(answers),
      `The wrong address is in mm/huge_memory.c; it breaks a rule on ${named(broken)}.`,
    ];
    if (broken.length > 1) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
