import type { Claim } from '../claim.ts';
import { afterInvalidate } from './values.ts';

/** C17: present stays true, and the hardware loads nothing. */
export const claim: Claim = {
  id: 'C17',
  text: 'PowerPC and Sparc do the same as s390: pmdp_invalidate() does not make pmd_present() false, it only stops new TLB entries.',
  by: 'Gerald Schaefer',
  date: '23 Feb 2016',
  about: 'powerpc, sparc',
  decide: (evidence) => {
    const entries = [
      afterInvalidate(evidence, 's390', 4005),
      afterInvalidate(evidence, 'powerpc-hash', 4005),
      afterInvalidate(evidence, 'sparc64', 4005),
      afterInvalidate(evidence, 'powerpc-hash', 6012),
      afterInvalidate(evidence, 'powerpc-radix', 6012),
      afterInvalidate(evidence, 'sparc64', 6012),
    ];
    const lines = entries.map(({ text }) => text);
    const isTrue = entries.every(
      ({ helpers, invalidated }) =>
        helpers.pmd.present(invalidated) && helpers.hardware.pmd(invalidated).kind === 'fault',
    );
    const witness = { kind: 'values' as const, lines };
    if (isTrue) return { kind: 'true', because: ['In 4.5 and still in 6.12:'], witness };
    return { kind: 'false', because: [], witness };
  },
};
