import type { Level } from '../../../contract/helper-set.ts';
import { words, type CatalogueEntry } from './catalogue-entry.ts';

const numbers: readonly CatalogueEntry[] = (['pmd', 'pte', 'pud'] as const).flatMap((level) => [
  extract(`${level}_pfn`, level, `${level}_pfn(entry)`),
  extract(`${level}_page`, level, `page_to_pfn(${level}_page(entry))`),
  extract(`${level}_pgprot`, level, `pgprot_val(${level}_pgprot(entry))`),
  extract(`${level}_flags`, level, `${level}_flags(entry)`),
  extract(`${level}_raw`, level, `${level}_raw(entry)`),
  extract(`${level}_leaf_size`, level, `${level}_leaf_size(entry)`),
  extract(`${level}_phys`, level, `${level}_phys(entry)`),
  extract(`${level}_page_paddr`, level, `${level}_page_paddr(entry)`),
  extract(`${level}_page_vaddr`, level, `${level}_page_vaddr(entry)`),
  extract(`${level}_deref`, level, `${level}_deref(entry)`),
]);

const others: readonly CatalogueEntry[] = [
  extract('pmd_pgtable', 'pmd', 'PROBE_FRAME(pmd_pgtable(entry))'),
  extract('pud_pgtable', 'pud', '(unsigned long)pud_pgtable(entry)'),
  extract('pte_to_entrylo', 'pte', 'pte_to_entrylo(pte_val(entry))'),
  // One level's entry as another's: the same bits where tables of all levels look alike.
  extract('pmd_pte', 'pmd', 'pte_val(pmd_pte(entry))'),
  extract('pte_pmd', 'pte', 'pmd_val(pte_pmd(entry))'),
  extract('pud_pte', 'pud', 'pte_val(pud_pte(entry))'),
  extract('pte_pud', 'pte', 'pud_val(pte_pud(entry))'),
  extract('pud_pmd', 'pud', 'pmd_val(pud_pmd(entry))'),
];

/** Type and offset of a swap entry: as the generic code sees them, and in the architecture's own numbering. */
const swap: readonly CatalogueEntry[] = [
  ...words('swp_type swp_offset swp_offset_pfn').flatMap((helper) => [
    extract(helper, 'pte', `${helper}(pte_to_swp_entry(entry))`),
    {
      ...extract(helper, 'pmd', `${helper}(pmd_to_swp_entry(entry))`),
      variant: 'pmd',
      config: 'ARCH_ENABLE_THP_MIGRATION',
    },
  ]),
  ...words('__swp_type __swp_offset').flatMap((helper) => [
    {
      ...extract(helper, 'pte', `${helper}(__pte_to_swp_entry(entry))`),
      needs: [helper, '__pte_to_swp_entry'],
    },
    {
      ...extract(helper, 'pmd', `${helper}(__pmd_to_swp_entry(entry))`),
      variant: 'pmd',
      needs: [helper, '__pmd_to_swp_entry'],
      config: 'ARCH_ENABLE_THP_MIGRATION',
    },
  ]),
  extract('pte_to_swp_entry', 'pte', 'pte_to_swp_entry(entry).val'),
  {
    ...extract('pmd_to_swp_entry', 'pmd', 'pmd_to_swp_entry(entry).val'),
    config: 'ARCH_ENABLE_THP_MIGRATION',
  },
  extract('pte_marker_get', 'pte', 'pte_marker_get(pte_to_swp_entry(entry))'),
];

function extract(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'extract', parameters: ['entry'], gives: 'word', call };
}

/** Words read out of entries. */
export const extractors: readonly CatalogueEntry[] = [...numbers, ...others, ...swap];
