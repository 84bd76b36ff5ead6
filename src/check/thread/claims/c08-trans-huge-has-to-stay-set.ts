import type { Claim } from '../claim.ts';
import { breaking, saidOfAll } from '../sentences.ts';

/** C8: the objection to C7. */
export const claim: Claim = {
  id: 'C8',
  text: 'Clearing it would contradict the requirement that trans_huge stays set, and might break concurrent faults.',
  by: 'Gerald Schaefer',
  date: '12 Feb 2016',
  about: 'generic',
  decide: ({ askAll }) => {
    const empty = 'pmdp_invalidate: stores the empty entry';
    const zap = askAll('split-vs-zap', 4005, empty);
    const fault = askAll('split-vs-fault', 4005, empty);
    const because = [saidOfAll(zap), saidOfAll(fault)];
    const failing = breaking([...zap, ...fault], 'P1', 'P2')[0];
    if (failing === undefined) return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
    return { kind: 'true', because };
  },
};
