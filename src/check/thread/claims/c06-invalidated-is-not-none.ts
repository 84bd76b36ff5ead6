import type { Claim } from '../claim.ts';
import { classText, hugeEntryOf } from '../sentences.ts';

/** C6: why an IPI alone would not send GUP-fast to its slow path. */
export const claim: Claim = {
  id: 'C6',
  text: 'After pmdp_invalidate() a pmd_none() test in GUP-fast still says "not none", so an IPI alone would not send walkers to the slow path.',
  by: 'Gerald Schaefer',
  date: '11 Feb 2016',
  about: 's390',
  decide: ({ architecture }) => {
    const entry = hugeEntryOf(architecture('s390'), 4005);
    const invalidated = entry.helpers.pmd.invalidated(entry.huge);
    const because = [`s390, kernel 4.5, after pmdp_invalidate(): ${classText(entry, invalidated)}.`];
    if (!entry.helpers.pmd.none(invalidated)) {
      because.push(
        'It stopped being true with 4.6, when the empty entry was stored (B03), and is true again since 4.14.',
      );
      return { kind: 'true', because };
    }
    return { kind: 'false', because, witness: { kind: 'values', lines: because } };
  },
};
