import type { Claim } from '../claim.ts';
import { decideArmMknotpresent } from './arm-mknotpresent.ts';

/** C19: what the helper gives, and what is stored. */
export const claim: Claim = {
  id: 'C19',
  text: 'ARM clears everything including trans_huge, which violates the comment.',
  by: 'Gerald Schaefer',
  date: '23 Feb 2016',
  about: 'arm',
  decide: decideArmMknotpresent,
};
