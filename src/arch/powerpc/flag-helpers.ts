import type { Entry, LevelHelpers } from '../entry-helpers.ts';

/** Bits behind the predicates and setters that test, set or clear plain flags of an entry. */
export interface FlagMasks {
  /** Any of them set: `pte_write()`. Cleared by `pte_wrprotect()`. */
  readonly write: Entry;
  /** Set by `pte_mkwrite()`: on 6.12 writing implies reading. */
  readonly mkwrite: Entry;
  /** Tested by `pte_dirty()`, cleared by `pte_mkclean()`. */
  readonly dirty: Entry;
  /** Set by `pte_mkdirty()`: the software dirty bit too where it exists. */
  readonly mkdirty: Entry;
  readonly accessed: Entry;
}

/** The helpers that {@link flagHelpers} gives. */
export type FlagHelpers = Pick<
  LevelHelpers,
  'write' | 'dirty' | 'young' | 'mkdirty' | 'mkclean' | 'mkyoung' | 'mkold' | 'mkwrite' | 'wrprotect'
>;

/**
 * Flag helpers of powerpc book3s64. They are the same functions at both levels: `pmd_mkdirty()` and its like are
 * macros over `pte_mkdirty()` (arch/powerpc/include/asm/pgtable-ppc64.h of v4.4, book3s/64/pgtable.h of v4.5 and
 * v6.12). v4.4 has no `pmd_mkclean()`; the PTE form stands for it.
 */
export function flagHelpers(masks: FlagMasks): FlagHelpers {
  return {
    write: (entry) => (entry & masks.write) !== 0n,
    dirty: (entry) => (entry & masks.dirty) !== 0n,
    young: (entry) => (entry & masks.accessed) !== 0n,
    mkdirty: (entry) => entry | masks.mkdirty,
    mkclean: (entry) => entry & ~masks.dirty,
    mkyoung: (entry) => entry | masks.accessed,
    mkold: (entry) => entry & ~masks.accessed,
    mkwrite: (entry) => entry | masks.mkwrite,
    wrprotect: (entry) => entry & ~masks.write,
  };
}
