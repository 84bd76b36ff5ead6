import type { Claim } from '../claim.ts';
import { breaking, saidOfAll } from '../sentences.ts';

/** C30: a collapse, then a split of what it made. */
export const claim: Claim = {
  id: 'C30',
  text: 'collapse deposits a table that is not empty, so a later split must hit BUG_ON(!pte_none).',
  by: 'Gerald Schaefer',
  date: '17 Feb 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const answers = askAll('collapse-then-split', 4005);
    const bugs = breaking(answers, 'BUG');
    const because = [saidOfAll(answers), 'The copy loop of the collapse clears the entries.'];
    if (bugs.length > 0)
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: bugs[0]!, rule: 'BUG' } };
    const lines = answers.map((answer) => saidOfAll([answer]));
    return { kind: 'false', because: because.slice(1), witness: { kind: 'values', lines } };
  },
};
