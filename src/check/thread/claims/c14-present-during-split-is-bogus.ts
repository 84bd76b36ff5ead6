import type { Claim } from '../claim.ts';
import { saidOfAll } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C14: the pmd_present() theory. */
export const claim: Claim = {
  id: 'C14',
  text: 'pmd_present() == true for a huge PMD under split is bogus; the splitting bit used to hide it.',
  by: 'Kirill Shutemov',
  date: '23 Feb 2016',
  about: 's390',
  decide: (evidence) => {
    const { ask } = evidence;
    const { helpers, invalidated, text } = afterInvalidate(evidence, 's390', 4005);
    const answers = ['split-vs-zap', 'split-vs-fault', 'split-vs-gup-fast'].map((name) =>
      ask(name, 's390', 4005),
    );
    const later = ask('split-vs-fault', 'arm', 6012);
    const because = [
      `${text}.`,
      ...answers.map((answer) => saidOfAll([answer])),
      `The opposite became the contract when PMD migration entries came (4.14): where it is not present it is taken for one. ${saidOfAll([later])}`,
    ];
    if (helpers.pmd.present(invalidated) && answers.every(({ verdict }) => verdict === 'holds')) {
      return { kind: 'false', because, witness: { kind: 'values', lines: [text] } };
    }
    return { kind: 'true', because };
  },
};
