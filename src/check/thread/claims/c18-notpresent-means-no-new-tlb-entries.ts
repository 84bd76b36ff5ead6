import type { Claim } from '../claim.ts';
import { breaking, saidOfAll } from '../sentences.ts';
import { afterInvalidate } from './values.ts';

/** C18: what pmdp_invalidate() is for. */
export const claim: Claim = {
  id: 'C18',
  text: '"Mark the pmd notpresent" in the comment only means "no new TLB entries", to avoid huge and small entries together.',
  by: 'Gerald Schaefer',
  date: '23 Feb 2016',
  about: 'generic',
  decide: (evidence) => {
    const models = evidence.architectures.filter(({ versions }) => versions.includes(4005));
    const loading = models.filter(({ name }) => {
      const { helpers, invalidated } = afterInvalidate(evidence, name, 4005);
      return helpers.hardware.pmd(invalidated).kind !== 'fault';
    });
    const held = evidence.askAll('split-vs-user', 4005);
    const without = evidence.askAll('split-vs-user', 4005, 'split: no pmdp_invalidate()');
    const mixed = breaking(without, 'P12');
    const because = [
      `After pmdp_invalidate() in 4.5 the hardware still loads the entry on: ${loading.map(({ title }) => title).join(', ') || 'none'}.`,
      saidOfAll(held),
      saidOfAll(without),
    ];
    if (loading.length === 0 && mixed.length > 0) {
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: mixed[0]!, rule: 'P12' } };
    }
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
