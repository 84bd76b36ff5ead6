import type { Claim } from '../claim.ts';
import { afterInvalidate } from './values.ts';

/** C12: what IDTE leaves of the entry. */
export const claim: Claim = {
  id: 'C12',
  text: 's390 pmdp_invalidate() keeps the content; pmd_present() stays true; only clear-flush makes it false.',
  by: 'Gerald Schaefer',
  date: '12 Feb 2016',
  about: 's390',
  decide: (evidence) => {
    const { helpers, huge, invalidated, text } = afterInvalidate(evidence, 's390', 4005);
    const { pmd } = helpers;
    const cleared = pmd.cleared(huge);
    const because = [
      `${text}.`,
      `After pmdp_huge_clear_flush(): 0x${cleared.toString(16)}, ${pmd.present(cleared) ? 'present' : 'not present'}.`,
      'From 4.6 to 4.13 it was false, as the empty entry was stored (B03).',
    ];
    const isTrue =
      pmd.present(invalidated) && pmd.pfn(invalidated) === pmd.pfn(huge) && !pmd.present(cleared);
    return isTrue
      ? { kind: 'true', because }
      : { kind: 'false', because, witness: { kind: 'values', lines: because } };
  },
};
