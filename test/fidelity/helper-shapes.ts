import type { PmdHelpers, PteHelpers } from '../../src/arch/entry-helpers.ts';

/**
 * What a helper is given: an `entry`; a page frame number (`pfn`); what is in memory and an entry to be stored
 * (`store`).
 */
export type Shape = 'entry' | 'pfn' | 'store';

const common = {
  none: 'entry',
  present: 'entry',
  write: 'entry',
  dirty: 'entry',
  young: 'entry',
  protnone: 'entry',
  pfn: 'entry',
  mkdirty: 'entry',
  mkclean: 'entry',
  mkyoung: 'entry',
  mkold: 'entry',
  mkwrite: 'entry',
  wrprotect: 'entry',
  modifyNone: 'entry',
  modifyCopy: 'entry',
  stored: 'store',
  cleared: 'entry',
} as const;

/** The helpers of the PMD level. */
export const pmdShapes: Readonly<Record<keyof PmdHelpers, Shape>> = {
  ...common,
  bad: 'entry',
  trans_huge: 'entry',
  leaf: 'entry',
  trans_splitting: 'entry',
  mkhuge: 'entry',
  mkinvalid: 'entry',
  mksplitting: 'entry',
  mk_pmd: 'pfn',
  populated: 'pfn',
  tablePfn: 'entry',
  invalidated: 'entry',
};

/** The helpers of the PTE level; `bad` of a PTE is no function of the kernel. */
export const pteShapes: Readonly<Record<Exclude<keyof PteHelpers, 'bad'>, Shape>> = {
  ...common,
  mk_pte: 'pfn',
};
