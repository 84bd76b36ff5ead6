import type { Claim } from '../claim.ts';
import { breaks, said, saidOfAll } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** R2: v4.5 as released; arm breaks its contract and loses no zap, because of what is stored. */
export const claim: Claim = {
  id: 'R2',
  text: 'v4.5: split against zap holds on s390, x86, arm64, powerpc and sparc64; on arm pmd_none(pmd_mknotpresent(x)) is true, yet no zap is lost unless set_pmd_at() stores the value unchanged.',
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: (evidence) => {
    const answers = evidence.askAll('split-vs-zap', 4005);
    const unchanged = evidence.ask(
      'split-vs-zap',
      'arm',
      4005,
      'split: set_pmd_at() stores the value unchanged',
    );
    const arm = afterInvalidate(evidence, 'arm', 4005);
    const other = evidence.ask('split-vs-gup-fast', 'arm', 4005);
    const because = [
      saidOfAll(answers),
      `pmd_mknotpresent() on arm gives 0x${arm.helpers.pmd.mkinvalid(arm.huge).toString(16)}; ${arm.text}.`,
      said(unchanged),
      `What another lockless reader makes of the entry: ${said(other)}`,
    ];
    const reproduced =
      answers.every(({ verdict }) => verdict === 'holds') &&
      arm.helpers.pmd.none(arm.helpers.pmd.mkinvalid(arm.huge)) &&
      breaks(unchanged, 'P2');
    if (reproduced)
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: unchanged, rule: 'P2' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
