import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C22: true for the reader that the thread looked at, and not for another. */
export const claim: Claim = {
  id: 'C22',
  text: 'It is inconsistent but causes no immediate problem, since a table entry follows at once and tests pass.',
  by: 'Steve Capper',
  date: '25 Feb 2016',
  about: 'arm',
  decide: (evidence) => {
    const zap = evidence.ask('split-vs-zap', 'arm', 4005);
    const gup = evidence.ask('split-vs-gup-fast', 'arm', 4005);
    const because = [
      `${afterInvalidate(evidence, 'arm', 4005).text}: zap waits for the lock, GUP-fast takes page frame 0.`,
      said(zap),
      said(gup),
    ];
    if (zap.verdict === 'holds' && gup.verdict === 'violated') {
      return {
        kind: 'true only if',
        condition: 'the reader takes the PMD lock before it uses the entry, as zap does; GUP-fast does not',
        because,
        witness: { kind: 'interleaving', answer: gup, rule: gup.broken[0]!.rule },
      };
    }
    const failing = [zap, gup].find(({ verdict }) => verdict === 'violated');
    if (failing === undefined) return { kind: 'true', because };
    return {
      kind: 'false',
      because,
      witness: { kind: 'interleaving', answer: failing, rule: failing.broken[0]!.rule },
    };
  },
};
