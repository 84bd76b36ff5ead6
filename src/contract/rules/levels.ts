import type { Level } from '../helper-set.ts';
import { mappedClass } from '../level-names.ts';
import type { WordDomain } from '../word-domain.ts';

/** Levels that have present entries. */
export const levels: readonly Level[] = ['pte', 'pmd', 'pud'];

/** All present entries of a level: in memory, and on their way there. */
export function presentEntry(level: Level, name = 'entry'): WordDomain {
  const base = mappedClass[level];
  return {
    name,
    of: 'classes',
    classes: ['', ' special', ' devmap'].flatMap((kind) => [`${base}${kind}`, `${base}${kind} in hand`]),
  };
}

/** All present entries of a level that are in memory. */
export function storedEntry(level: Level, name = 'old'): WordDomain {
  const base = mappedClass[level];
  return { name, of: 'classes', classes: [base, `${base} special`, `${base} devmap`] };
}

/** Entries of classes. */
export function entryOf(classes: readonly string[], name = 'entry'): WordDomain {
  return { name, of: 'classes', classes };
}

/** Name of the row or function of mm/debug_vm_pgtable.c that checks a level: `pmd_basic_tests`. */
export function debugTest(level: Level, what: string): string {
  return `mm/debug_vm_pgtable.c ${level}_${what}_tests()`;
}

/** Row of Documentation/mm/arch_pgtable_helpers.rst. */
export function row(helper: string): string {
  return `Documentation/mm/arch_pgtable_helpers.rst ${helper}`;
}
