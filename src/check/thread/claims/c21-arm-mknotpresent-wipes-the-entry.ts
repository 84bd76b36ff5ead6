import type { Claim } from '../claim.ts';
import { classText } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C21: what the helper gives, and what is stored. */
export const claim: Claim = {
  id: 'C21',
  text: "arm's pmd_mknotpresent() wipes the entry and looks buggy.",
  by: 'Will Deacon',
  date: '23 Feb 2016',
  about: 'arm',
  decide: (evidence) => {
    const entry = afterInvalidate(evidence, 'arm', 4005);
    const { pmd } = entry.helpers;
    const helper = pmd.mkinvalid(entry.huge);
    const today = afterInvalidate(evidence, 'arm', 6012);
    const lines = [`pmd_mknotpresent(): ${classText(entry, helper)}`, entry.text, today.text];
    const witness = { kind: 'values' as const, lines };
    const because = [
      'True of the helper. What is stored is something else, because set_pmd_at() ORs bits in: trans_huge survives by accident, the page frame does not.',
    ];
    if (!pmd.none(helper)) return { kind: 'false', because: [], witness };
    return { kind: 'true', because, witness };
  },
};
