import type { HelperSet, Level } from './helper-set.ts';

/** The class of present entries that map memory, by level; subclasses add a word. */
export const mappedClass: Readonly<Record<Level, string>> = {
  pte: 'pte present',
  pmd: 'huge',
  pud: 'pud huge',
};

/** Id of a class that is named alike at all levels, such as `none`: that of the PMD level has no prefix. */
export function classId(level: Level, name: string): string {
  return level === 'pmd' ? name : `${level} ${name}`;
}

/** The function that stores an entry: `set_pmd_at`. */
export function setterOf(level: Level): string {
  return `set_${level}_at`;
}

/** Helpers that have other names in some versions: the name that rules use, and what it may be called. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  // The plain ones went when shadow stacks came, or take the area.
  pte_mkwrite: ['pte_mkwrite_novma'],
  pmd_mkwrite: ['pmd_mkwrite_novma'],
  pud_mkwrite: ['pud_mkwrite_novma'],
  pmd_mkinvalid: ['pmd_mknotpresent'],
  pud_mkinvalid: ['pud_mknotpresent'],
  pmd_leaf: ['pmd_large', 'pmd_sect'],
  pud_leaf: ['pud_large', 'pud_sect'],
};

/** The name by which a set has a helper; undefined if it lacks it. */
export function nameIn(set: HelperSet, helper: string): string | undefined {
  return [helper, ...(otherNames[helper] ?? [])].find((name) => set.functions.has(name));
}
