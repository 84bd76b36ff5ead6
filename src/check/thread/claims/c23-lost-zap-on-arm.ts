import type { Claim } from '../claim.ts';
import { breaks, said } from '../sentences.ts';

/** C23: the rule is true; whether ARM meets its premise depends on what is stored. */
export const claim: Claim = {
  id: 'C23',
  text: 'If zap_pmd_range() sees none between invalidate and populate, the zap is lost; a small window, but real.',
  by: 'Kirill Shutemov',
  date: '25 Feb 2016',
  about: 'arm',
  decide: ({ ask }) => {
    const stored = ask('split-vs-zap', 'arm', 4005);
    const unchanged = ask('split-vs-zap', 'arm', 4005, 'split: set_pmd_at() stores the value unchanged');
    const because = [said(stored), said(unchanged)];
    if (stored.verdict === 'holds' && breaks(unchanged, 'P2')) {
      return {
        kind: 'true only if',
        condition:
          'none is really stored; on arm set_pmd_at() stores 0x880, which is not none, so the window is not there',
        because,
        witness: { kind: 'interleaving', answer: unchanged, rule: 'P2' },
      };
    }
    if (breaks(stored, 'P2'))
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: stored, rule: 'P2' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
