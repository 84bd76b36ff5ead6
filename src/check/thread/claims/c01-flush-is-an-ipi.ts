import type { Claim } from '../claim.ts';
import { breaking, named, saidOfAll } from '../sentences.ts';

/** C1: the assumption on which pmdp_splitting_flush() was removed. */
export const claim: Claim = {
  id: 'C1',
  text: 'A TLB flush sends an IPI, so pmdp_clear_flush() serialises against GUP-fast and pmdp_splitting_flush() can go.',
  by: 'commit text of fecffad25458',
  date: 'January 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const answers = askAll('flush-vs-interrupts-off', 4005);
    const not = breaking(answers, 'P8');
    const waits = answers
      .filter((answer) => !not.includes(answer))
      .map(({ question }) => question.architecture);
    const because = [
      saidOfAll(answers),
      `In 4.5 clear and flush wait for CPUs with interrupts off on: ${named(waits)}. In 6.12: ${named(
        askAll('flush-vs-interrupts-off', 6012)
          .filter((answer) => answer.verdict === 'holds')
          .map(({ question }) => question.architecture),
      )}.`,
    ];
    const shown = not.find(({ question }) => question.architecture.name === 's390') ?? not[0];
    if (shown === undefined) return { kind: 'true', because };
    return { kind: 'false', because, witness: { kind: 'interleaving', answer: shown, rule: 'P8' } };
  },
};
