import type { Claim } from '../claim.ts';
import { said } from '../sentences.ts';

/** C9: how powerpc hash keeps low-level faults out, and what GUP-fast makes of it. */
export const claim: Claim = {
  id: 'C9',
  text: 'On powerpc, hiding the PMD from low-level faults by dropping the user bit is enough; GUP is fine as long as NUMA balancing is configured, because pmd_protnone() catches it.',
  by: 'Aneesh Kumar',
  date: '12 Feb 2016',
  about: 'powerpc (hash)',
  decide: ({ ask }) => {
    const fault = ask('split-vs-user', 'powerpc-hash', 4005);
    const gup = ask('split-vs-gup-fast', 'powerpc-hash', 4005);
    const because = [said(fault), said(gup)];
    if (fault.verdict === 'holds' && gup.verdict === 'holds') {
      return {
        kind: 'true only if',
        condition:
          'the kernel has NUMA balancing, on whose pmd_protnone() it depends by accident (v4.20 has an invalid bit of its own)',
        because,
      };
    }
    const failing = fault.verdict === 'holds' ? gup : fault;
    return {
      kind: 'false',
      because,
      witness: { kind: 'interleaving', answer: failing, rule: failing.broken[0]?.rule ?? '' },
    };
  },
};
