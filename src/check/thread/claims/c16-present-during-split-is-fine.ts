import type { Claim } from '../claim.ts';
import { saidOfAll } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C16: the rebuttal of C14. */
export const claim: Claim = {
  id: 'C16',
  text: 'pmd_present() == true during the split is fine, there is a page behind it; making it false only at pmdp_invalidate() would at best shrink a window.',
  by: 'Gerald Schaefer',
  date: '23 Feb 2016',
  about: 'generic',
  decide: (evidence) => {
    const present = evidence.architectures
      .filter(({ versions }) => versions.includes(4005))
      .filter(({ name }) => {
        const { helpers, invalidated } = afterInvalidate(evidence, name, 4005);
        return helpers.pmd.present(invalidated);
      });
    const answers = evidence
      .askAll('split-vs-zap', 4005)
      .filter(({ question }) => present.includes(question.architecture));
    const because = [
      `Present after pmdp_invalidate() in 4.5: ${present.map(({ title }) => title).join(', ')}.`,
      saidOfAll(answers),
    ];
    const failing = answers.find(({ verdict }) => verdict === 'violated');
    if (failing === undefined) return { kind: 'true', because };
    return {
      kind: 'false',
      because,
      witness: { kind: 'interleaving', answer: failing, rule: failing.broken[0]!.rule },
    };
  },
};
