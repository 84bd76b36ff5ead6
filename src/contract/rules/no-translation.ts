import { always, never } from '../../bdd/manager.ts';
import type { Calculus, Expression } from '../calculus.ts';
import type { Demand } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import { translationBits } from '../translation-bits.ts';
import { entryOf } from './levels.ts';

/** Hardware does not translate through the entry; nothing where it is not known what hardware looks at. */
function isNotTranslated(calculus: Calculus, entry: Expression): readonly Demand[] {
  const { manager } = calculus.set;
  const bits = translationBits(calculus.set, 'pmd');
  if (typeof bits === 'string') return [];
  let holds = always;
  for (const bit of bits.clear) holds = manager.and(holds, manager.not(entry.word[bit] ?? never));
  for (const bit of bits.set) holds = manager.and(holds, entry.word[bit] ?? never);
  return [{ holds, about: [entry], expected: `an entry that is not translated through (${bits.source})` }];
}

const shared = {
  level: 'pmd',
  properties: ['P5', 'P12'],
  source:
    'mm/huge_memory.c __split_huge_pmd_locked(), the comment before pmdp_invalidate(); what the hardware looks at: translation-bits.ts',
  consequence:
    'The split lets the hardware load a huge translation between its flush and pmd_populate(): two sizes for one address, and a translation that outlives the split (B04, C18).',
  reliedOnBy: ['pmdp_invalidate'],
  scenarios: ['split-vs-user-write', 'split-vs-zap-vs-user'],
} as const;

/** An invalidated entry is of no use to the hardware: what pmdp_invalidate() is for. */
export const noTranslation: readonly DemandRule[] = [
  {
    ...shared,
    id: 'pmd-mkinvalid-stops-translation',
    statement: 'The hardware does not translate through pmd_mkinvalid() of a huge entry.',
    blamed: 'pmd_mkinvalid',
    helpers: ['pmd_mkinvalid'],
    words: [entryOf(['huge'])],
    demands: (calculus, entry) => isNotTranslated(calculus, calculus.apply('pmd_mkinvalid', entry)),
  },
  {
    ...shared,
    id: 'pmdp-invalidate-stops-translation',
    statement: 'The hardware does not translate through what pmdp_invalidate() stores over a huge entry.',
    blamed: 'pmdp_invalidate',
    helpers: ['pmdp_invalidate stored'],
    words: [entryOf(['huge'], 'old')],
    demands: (calculus, old) => isNotTranslated(calculus, calculus.apply('pmdp_invalidate stored', old)),
  },
];
