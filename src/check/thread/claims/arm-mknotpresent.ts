import type { Decision, Evidence } from '../claim.ts';
import { classText } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** What arm's pmd_mknotpresent() of 4.5 gives, and what pmdp_invalidate() stores; for C19 and C21. */
export function decideArmMknotpresent(evidence: Evidence): Decision {
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
}
