import type { Claim } from '../claim.ts';
import { breaking, named, saidOfAll } from '../sentences.ts';

/** C4: follows from C1 and C3. */
export const claim: Claim = {
  id: 'C4',
  text: 'The comment and the commit text about IPIs are wrong and should be changed.',
  by: 'Gerald Schaefer',
  date: '15 Feb 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const answers = askAll('flush-vs-interrupts-off', 4005);
    const contradicted = breaking(answers, 'P8').map(({ question }) => question.architecture);
    const because = [
      `The text says that the flush waits for lockless walkers. It does not on ${named(contradicted)}. ${saidOfAll(answers)}`,
    ];
    if (contradicted.length > 0) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
