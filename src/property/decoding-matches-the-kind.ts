import type { ModelRule } from './model-rule.ts';

/** P13: typed decoding. */
export const decodingMatchesTheKind: ModelRule = {
  id: 'P13',
  name: 'typed decoding',
  statement: 'decoders such as pmd_page() are applied to entries of the matching kind only',
  consequence: 'A struct page is computed from bits that are no page frame number.',
};
