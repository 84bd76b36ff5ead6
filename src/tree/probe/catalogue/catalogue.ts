import type { CatalogueEntry } from './catalogue-entry.ts';
import { changes } from './changes.ts';
import { constructors } from './constructors.ts';
import { extractors } from './extractors.ts';
import { predicates } from './predicates.ts';
import { primitives } from './primitives.ts';
import { setters } from './setters.ts';
import { swapEntries } from './swap-entries.ts';

/**
 * Every helper that this tool knows how to call, in the order of reports. Of entries with the same name at most one is
 * for a version. The list follows Documentation/mm/arch_pgtable_helpers.rst and the headers of 4.4 to 6.12.
 */
export const catalogue: readonly CatalogueEntry[] = [
  ...predicates,
  ...swapEntries,
  ...changes,
  ...constructors,
  ...extractors,
  ...setters,
  ...primitives,
];
