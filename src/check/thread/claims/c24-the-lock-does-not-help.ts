import type { Claim } from '../claim.ts';
import { breaking, saidOfAll } from '../sentences.ts';

/** C24: both sides hold the PMD lock where they change something, and the zap is lost all the same. */
export const claim: Claim = {
  id: 'C24',
  text: 'The PMD lock does not protect against it, because zap looks before it locks.',
  by: 'Kirill Shutemov (implied)',
  date: '25 Feb 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const answers = [
      ...askAll('split-vs-zap', 4005, 'split: clears the entry first'),
      ...askAll('split-vs-zap', 6012, 'split: clears the entry first'),
    ];
    const lost = breaking(answers, 'P2');
    const because = [
      saidOfAll(answers.filter(({ question }) => question.version === 4005)),
      saidOfAll(answers.filter(({ question }) => question.version === 6012)),
    ];
    if (lost.length === answers.length)
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: lost[0]!, rule: 'P2' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
