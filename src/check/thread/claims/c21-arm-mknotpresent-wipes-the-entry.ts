import type { Claim } from '../claim.ts';
import { decideArmMknotpresent } from './arm-mknotpresent.ts';

/** C21: the same, seen by another reader. */
export const claim: Claim = {
  id: 'C21',
  text: "arm's pmd_mknotpresent() wipes the entry and looks buggy.",
  by: 'Will Deacon',
  date: '23 Feb 2016',
  about: 'arm',
  decide: decideArmMknotpresent,
};
