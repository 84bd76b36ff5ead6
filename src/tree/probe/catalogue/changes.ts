import type { Level } from '../../../contract/helper-set.ts';
import { words, type CatalogueEntry } from './catalogue-entry.ts';

/** Changes that are called `pmd_X(pmd)`. */
const changers: Readonly<Record<Level, readonly string[]>> = {
  pmd: words(`
    mkdirty mkclean mkyoung mkold mkwrite_novma wrprotect mkhuge mkinvalid mknotpresent mkspecial mkdevmap
    mksoft_dirty clear_soft_dirty swp_mksoft_dirty swp_clear_soft_dirty
    mkuffd_wp clear_uffd_wp swp_mkuffd_wp swp_clear_uffd_wp
    mkcont mksplitting mk_savedwrite clear_savedwrite mkwrite_shstk mksaveddirty clear_saveddirty mkprotnone`),
  pte: words(`
    mkdirty mkclean mkyoung mkold mkwrite_novma wrprotect mkhuge mkspecial mkdevmap
    mksoft_dirty clear_soft_dirty swp_mksoft_dirty swp_clear_soft_dirty
    mkuffd_wp clear_uffd_wp swp_mkuffd_wp swp_clear_uffd_wp swp_mkexclusive swp_clear_exclusive swp_clear_flags
    mkexec mknexec exprotect mkread rdprotect mkglobal clrglobal clrhuge mkcont mknoncont mkpresent mkinvalid
    mknotpresent mkprivileged mkuser mk_savedwrite clear_savedwrite mkwrite_shstk mksaveddirty clear_saveddirty
    mkmcd mknotmcd mkwrite_kernel mkpte next_pfn sw_mkyoung`),
  pud: words(`
    mkdirty mkclean mkyoung mkold mkwrite mkwrite_novma wrprotect mkhuge mkinvalid mknotpresent mkspecial mkdevmap
    mksaveddirty clear_saveddirty`),
};

/** The macros of powerpc refer to their parameter as `pud`, whatever it is called. */
const softDirtyPuds: readonly CatalogueEntry[] = words('pud_mksoft_dirty pud_clear_soft_dirty').map(
  (helper) => change(helper, 'pud', `({ pud_t pud = entry; ${helper}(pud); })`),
);

/** The area came with shadow stacks, in 6.6: here it is ordinary writable memory. */
const makeWritable: readonly CatalogueEntry[] = (['pmd', 'pte'] as const).flatMap((level) => [
  change(`${level}_mkwrite`, level, `${level}_mkwrite(entry)`, { before: 6006 }),
  change(`${level}_mkwrite`, level, `${level}_mkwrite(entry, vma)`, { from: 6006 }),
]);

/** Changes of migration entries, through the swap entry as the generic code makes them. */
const migration: readonly CatalogueEntry[] = (['pte', 'pmd'] as const).flatMap((level) =>
  words('make_migration_entry_young make_migration_entry_dirty').map((helper) =>
    change(helper, level, `swp_entry_to_${level}(${helper}(${level}_to_swp_entry(entry)))`, {
      ...(level === 'pmd'
        ? { variant: 'pmd', config: 'ARCH_ENABLE_THP_MIGRATION' }
        : { config: 'MIGRATION' }),
    }),
  ),
);

function change(
  helper: string,
  level: Level,
  call: string,
  rest: Partial<CatalogueEntry> = {},
): CatalogueEntry {
  return { helper, level, kind: 'change', parameters: ['entry'], gives: 'entry', call, ...rest };
}

/** Entries made from another entry alone. */
export const changes: readonly CatalogueEntry[] = [
  ...(['pmd', 'pte', 'pud'] as const).flatMap((level) =>
    changers[level].map((name) => change(`${level}_${name}`, level, `${level}_${name}(entry)`)),
  ),
  ...softDirtyPuds,
  ...makeWritable,
  ...migration,
];
