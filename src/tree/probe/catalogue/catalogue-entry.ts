import type { HelperKind, Level } from '../../../contract/helper-set.ts';

/**
 * What a helper is given. In {@link CatalogueEntry.call} each is a C variable of that name: `entry`, `other`, `old` and
 * `new` of the level's type (`pmd_t`), `prot` a `pgprot_t`, the rest `unsigned long`.
 */
export type ParameterName = 'entry' | 'other' | 'old' | 'new' | 'pfn' | 'prot' | 'type' | 'offset';

/** What the C expression of an entry gives. */
export type Gives =
  /** Anything that C takes for true or false. */
  | 'truth'
  /** An entry of the level. */
  | 'entry'
  /** A number. */
  | 'word'
  /** Nothing of interest: what is in memory afterwards counts. */
  | 'memory';

/** One way to call one helper of the kernel. */
export interface CatalogueEntry {
  /** The kernel's name. */
  readonly helper: string;
  readonly level: Level;
  readonly kind: HelperKind;
  /** Which of several ways, after a colon in the name: `dirty` of `pmdp_set_access_flags:dirty`. */
  readonly variant?: string;
  /** Which of two results, at the end of the name; of primitives alone. */
  readonly outcome?: 'returned' | 'stored';
  readonly parameters: readonly ParameterName[];
  /**
   * The call in C, of the parameters and of `mm`, `vma`, `address` (virtual) and `slot` (the place of `address` in a
   * table, which holds `old` before).
   */
  readonly call: string;
  readonly gives: Gives;
  /** Functions or macros that must be there for the call; the helper itself unless given. */
  readonly needs?: readonly string[];
  /** Symbol of the configuration without which the name is only a placeholder. */
  readonly config?: string;
  /** First version (`major * 1000 + minor`) in which it is called so; all unless given. */
  readonly from?: number;
  /** First version in which it is no longer called so. */
  readonly before?: number;
}

/** Name of the function that an entry stands for; see HelperFunction.name of the contract. */
export function nameOf({ helper, variant, outcome }: CatalogueEntry): string {
  return helper + (variant === undefined ? '' : `:${variant}`) + (outcome === undefined ? '' : ` ${outcome}`);
}

/** The words of a text, apart by blanks: lists of names are easier to read so. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
