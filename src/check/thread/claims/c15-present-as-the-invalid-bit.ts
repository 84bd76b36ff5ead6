import type { Claim } from '../claim.ts';
import { hugeEntryOf } from '../sentences.ts';

/** C15: the invalid bit of s390 has other uses. */
export const claim: Claim = {
  id: 'C15',
  text: 'The s390 one-liner "present = invalid bit clear" would be a test.',
  by: 'Kirill Shutemov',
  date: '23 Feb 2016',
  about: 's390',
  decide: ({ architecture }) => {
    const { helpers, huge } = hugeEntryOf(architecture('s390'), 4005);
    const { pmd } = helpers;
    const invalid = pmd.cleared(huge);
    const wrong = (
      [
        ['pmd_mkold()', pmd.mkold(huge)],
        ['pmd_modify(PAGE_NONE)', pmd.modifyNone(huge)],
      ] as const
    ).filter(([, entry]) => (entry & invalid & 0x20n) !== 0n);
    const lines = wrong.map(
      ([name, entry]) =>
        `${name} gives 0x${entry.toString(16)}: the invalid bit is set, and the page is there`,
    );
    const because = [
      'A mapped huge page that is old or PROT_NONE would not be present:',
      ...lines.map((line) => `${line}.`),
    ];
    if (lines.length === 0) return { kind: 'true', because: ['No mapped entry has the invalid bit.'] };
    return { kind: 'false', because: because.slice(0, 1), witness: { kind: 'values', lines } };
  },
};
