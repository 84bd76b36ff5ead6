import type { Level } from '../../../contract/helper-set.ts';
import { words, type CatalogueEntry } from './catalogue-entry.ts';

/** Questions that are called `pmd_X(pmd)`; those of single architectures (`pte_valid` of arm64) among them. */
const questions: Readonly<Record<Level, readonly string[]>> = {
  pmd: words(`
    none present bad leaf trans_huge devmap special write dirty young protnone soft_dirty uffd_wp
    swp_soft_dirty swp_uffd_wp user user_exec valid table sect cont shstk large huge
    trans_splitting savedwrite is_serializing is_leaf present_invalid hugewillfault`),
  pte: words(`
    none none_mostly present write dirty young protnone special devmap soft_dirty uffd_wp
    swp_soft_dirty swp_uffd_wp swp_uffd_wp_any swp_exclusive marker_uffd_wp
    huge exec no_exec read user rdonly user_exec valid valid_young valid_user valid_not_user valid_cont cont global napot tagged
    shstk unused sw_dirty hw_dirty hw_valid savedwrite present_invalid hashpte ci hidden file decrypted`),
  pud: words(`
    none present bad leaf trans_huge devmap special write dirty young user user_exec valid table sect shstk large huge
    is_leaf`),
};

/** Questions with further parameters, or with other names. */
const others: readonly CatalogueEntry[] = [
  ...(['pmd', 'pte', 'pud'] as const).flatMap((level): readonly CatalogueEntry[] => [
    question(`${level}_same`, level, { parameters: ['entry', 'other'], call: `${level}_same(entry, other)` }),
    question(`${level}_access_permitted`, level, {
      variant: 'read',
      call: `${level}_access_permitted(entry, false)`,
    }),
    question(`${level}_access_permitted`, level, {
      variant: 'write',
      call: `${level}_access_permitted(entry, true)`,
    }),
    question(`${level}_user_accessible_page`, level, { call: `${level}_user_accessible_page(entry)` }),
  ]),
  {
    ...question('pmd_thp_or_huge', 'pmd', { call: 'pmd_thp_or_huge(entry)' }),
    needs: ['pmd_thp_or_huge', 'pmd_huge'],
  },
  // The macro of powerpc refers to its parameter as `pud`, whatever it is called.
  question('pud_soft_dirty', 'pud', { call: '({ pud_t pud = entry; pud_soft_dirty(pud); })' }),
  question('pte_accessible', 'pte', { call: 'pte_accessible(mm, entry)' }),
  question('pte_access_permitted_no_overlay', 'pte', {
    variant: 'read',
    call: 'pte_access_permitted_no_overlay(entry, false)',
  }),
  question('pte_access_permitted_no_overlay', 'pte', {
    variant: 'write',
    call: 'pte_access_permitted_no_overlay(entry, true)',
  }),
  question('pte_allow_rdp', 'pte', {
    parameters: ['entry', 'other'],
    call: 'pte_allow_rdp(entry, other)',
  }),
  question('pte_needs_flush', 'pte', {
    parameters: ['entry', 'other'],
    call: 'pte_needs_flush(entry, other)',
  }),
];

function question(
  helper: string,
  level: Level,
  rest: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'call'>,
): CatalogueEntry {
  return { helper, level, kind: 'predicate', parameters: ['entry'], gives: 'truth', ...rest };
}

/** Questions about entries. */
export const predicates: readonly CatalogueEntry[] = [
  ...(['pmd', 'pte', 'pud'] as const).flatMap((level) =>
    questions[level].map((name) => question(`${level}_${name}`, level, { call: `${level}_${name}(entry)` })),
  ),
  ...others,
];
