import type { Claim } from '../claim.ts';
import { saidOfAll } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C20: arm64 through the generic pmdp_invalidate(). */
export const claim: Claim = {
  id: 'C20',
  text: 'arm64 uses the generic pmdp_invalidate(), and pmd_trans_huge() stays true after pmd_mknotpresent(); no problem seen.',
  by: 'Will Deacon',
  date: '23 Feb 2016',
  about: 'arm64',
  decide: (evidence) => {
    const { helpers, invalidated, text } = afterInvalidate(evidence, 'arm64', 4005);
    const answers = ['split-vs-zap', 'split-vs-fault', 'split-vs-gup-fast', 'split-vs-user'].map((name) =>
      evidence.ask(name, 'arm64', 4005),
    );
    const because = [`${text}.`, ...answers.map((answer) => saidOfAll([answer]))];
    const failing = answers.find(({ verdict }) => verdict === 'violated');
    if (helpers.pmd.trans_huge(invalidated) && failing === undefined) return { kind: 'true', because };
    return {
      kind: 'false',
      because,
      witness:
        failing === undefined
          ? { kind: 'values', lines: [text] }
          : { kind: 'interleaving', answer: failing, rule: failing.broken[0]!.rule },
    };
  },
};
