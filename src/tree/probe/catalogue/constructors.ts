import type { Level } from '../../../contract/helper-set.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

const levels = ['pmd', 'pte', 'pud'] as const;

/** Entries with another protection, or with bits that are given as one. */
const modifying: readonly CatalogueEntry[] = [
  ...levels.map((level) => modify(`${level}_modify`, level, `${level}_modify(entry, prot)`)),
  ...levels.flatMap((level) => [
    modify(`${level}_set_flags`, level, `${level}_set_flags(entry, pgprot_val(prot))`),
    modify(`${level}_clear_flags`, level, `${level}_clear_flags(entry, pgprot_val(prot))`),
    modify(`set_${level}_bit`, level, `set_${level}_bit(entry, prot)`),
    modify(`clear_${level}_bit`, level, `clear_${level}_bit(entry, prot)`),
  ]),
];

const making: readonly CatalogueEntry[] = [
  ...levels.flatMap((level) => [
    construct(`pfn_${level}`, level, `pfn_${level}(pfn, prot)`),
    construct(`mk_${level}`, level, `mk_${level}(pfn_to_page(pfn), prot)`),
  ]),
  // A macro of linux/huge_mm.h, a function of mm/huge_memory.c up to 4.4: always this.
  {
    ...construct('mk_huge_pmd', 'pmd', 'pmd_mkhuge(mk_pmd(pfn_to_page(pfn), prot))'),
    needs: ['pmd_mkhuge', 'mk_pmd'],
    before: 6016,
  },
  // mk_pmd() went in 6.16; folio_mk_pmd() is this.
  {
    ...construct('mk_huge_pmd', 'pmd', 'pmd_mkhuge(pfn_pmd(pfn, prot))'),
    needs: ['pmd_mkhuge', 'pfn_pmd'],
    from: 6016,
  },
];

/** An entry that refers to a table, as it is stored into an empty place. */
const tables: readonly CatalogueEntry[] = [
  table('pmd_populate', 'pmd', 'pmd_populate(mm, slot, PROBE_TABLE(pfn))'),
  table('pmd_populate_kernel', 'pmd', 'pmd_populate_kernel(mm, slot, (pte_t *)PROBE_VIRTUAL(pfn))'),
  table('pud_populate', 'pud', 'pud_populate(mm, slot, (pmd_t *)PROBE_VIRTUAL(pfn))'),
];

function modify(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'modify', parameters: ['entry', 'prot'], gives: 'entry', call };
}

function construct(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'construct', parameters: ['pfn', 'prot'], gives: 'entry', call };
}

function table(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'construct', parameters: ['pfn'], gives: 'memory', call };
}

/** Entries made of a page frame number, of a protection, or of both. */
export const constructors: readonly CatalogueEntry[] = [...modifying, ...making, ...tables];
