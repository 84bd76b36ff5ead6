import type { Level } from '../../../contract/helper-set.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** What is in memory after an entry was stored; the place held `old`. */
export const setters: readonly CatalogueEntry[] = [
  ...(['pmd', 'pte', 'pud'] as const).flatMap((level) => [
    store(`set_${level}_at`, level, `set_${level}_at(mm, address, slot, new)`),
    store(`set_${level}`, level, `set_${level}(slot, new)`),
    {
      ...store(`set_${level}_safe`, level, `set_${level}_safe(slot, new)`),
      needs: [`set_${level}_safe`, `set_${level}`],
    },
  ]),
  store('set_pte_at_notify', 'pte', 'set_pte_at_notify(mm, address, slot, new)'),
  store('set_pte_atomic', 'pte', 'set_pte_atomic(slot, new)'),
  store('set_pte_ext', 'pte', 'set_pte_ext(slot, new, 0)'),
  store('set_ptes', 'pte', 'set_ptes(mm, address, slot, new, 1)'),
  clear('pmd_clear', 'pmd', 'pmd_clear(slot)'),
  clear('pud_clear', 'pud', 'pud_clear(slot)'),
  clear('pte_clear', 'pte', 'pte_clear(mm, address, slot)'),
  clear('pte_clear_not_present_full', 'pte', 'pte_clear_not_present_full(mm, address, slot, false)'),
];

function store(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'setter', parameters: ['old', 'new'], gives: 'memory', call };
}

function clear(helper: string, level: Level, call: string): CatalogueEntry {
  return { helper, level, kind: 'setter', parameters: ['old'], gives: 'memory', call };
}
