import type { ModelRule } from './model-rule.ts';

/** P26: rmap completeness. */
export const rmapWalksAreComplete: ModelRule = {
  id: 'P26',
  name: 'rmap completeness',
  statement: 'an rmap walk meets every mapping that exists throughout the walk',
  consequence: 'A page is taken for unmapped although it is mapped.',
};
