import type { BddWord } from '../bdd/bdd-word.ts';
import type { Bdd, BddManager } from '../bdd/manager.ts';
import type { EntryFormat } from '../arch/architecture.ts';

/** Level of the page table that a helper is about. */
export type Level = 'pte' | 'pmd' | 'pud';

/**
 * What a helper is, which says what its parameters and its result are:
 * - `predicate`: entry -> 0 or 1 (`pmd_present`)
 * - `change`: entry -> entry (`pmd_mkinvalid`)
 * - `modify`: entry, protection -> entry (`pmd_modify`)
 * - `construct`: page frame number, protection -> entry (`pfn_pmd`), or page frame number of a table -> entry
 * - `extract`: entry -> another word (`pmd_pfn`, `__swp_type`)
 * - `setter`: old entry, new entry -> what is in memory afterwards (`set_pmd_at`); the clearing ones have no second
 * - `primitive`: old entry (, second word) -> what is returned, or what is in memory afterwards (`pmdp_invalidate`)
 * - `encode`: type, offset -> swap entry as it is stored (`swp_entry` and `swp_entry_to_pte`, as one)
 */
export type HelperKind =
  'predicate' | 'change' | 'modify' | 'construct' | 'extract' | 'setter' | 'primitive' | 'encode';

/** A word a helper is given. Bit `b` of parameter `k` (0 or 1) is the variable `2 * b + k` of the manager. */
export interface HelperParameter {
  /** `entry`, `old`, `pfn`, `prot`, `type`, `offset`. */
  readonly name: string;
  /** Bits. */
  readonly width: number;
}

/** The meaning of one helper of one architecture of one tree, over all values of its parameters. */
export interface HelperFunction {
  /**
   * The kernel's name; of a primitive with two results followed by what it is: `pmdp_invalidate returned`,
   * `pmdp_invalidate stored`. A variant follows a colon: `pmdp_set_access_flags:dirty stored`.
   */
  readonly name: string;
  /** The kernel's name alone. */
  readonly helper: string;
  readonly level: Level;
  readonly kind: HelperKind;
  /** One or two. */
  readonly parameters: readonly HelperParameter[];
  /** One bit for a predicate; else as wide as what C gives. Over the variables of the parameters. */
  readonly result: BddWord;
  /** Words for which it does not return, and why; the result means nothing there. Absent if it always returns. */
  readonly stops?: readonly { readonly condition: Bdd; readonly reason: string }[];
}

/** Why a helper of the list has no {@link HelperFunction}. */
export interface NotEvaluated {
  readonly helper: string;
  /**
   * `absent`: the tree does not define it for this architecture. `no entry`: it is not about the bits of an entry
   * (it walks, allocates, counts). `stopped`: running it met something that is not modelled. `no wrapper`: this tool
   * does not know how to call it.
   */
  readonly kind: 'absent' | 'no entry' | 'stopped' | 'no wrapper';
  readonly reason: string;
}

/** Numbers of the tree that classes of entries are made of. */
export interface HelperConstants {
  /** `pgprot_val(vm_get_page_prot(n))` for the 16 combinations of VM_READ 1, VM_WRITE 2, VM_EXEC 4, VM_SHARED 8. */
  readonly protections: readonly bigint[];
  /** Bits of a physical address that the architecture's entries can hold at most. */
  readonly physicalBits: number;
  readonly pageShift: number;
  /** HPAGE_PMD_ORDER: log2 of the base pages of a huge page. */
  readonly hugeOrder: number;
  /** HPAGE_PUD_ORDER, where the architecture has huge pages of the PUD level. */
  readonly hugePudOrder?: number;
  /** Bits of a swap type and of a swap offset that the generic code may use (MAX_SWAPFILES_SHIFT; what survives). */
  readonly swapTypes: number;
  /**
   * Types of swap entries that are no swap, as `swp_type()` gives them, by name: `migration read`, `migration write`,
   * `device private read`, `hwpoison`, `pte marker`...; those that the configuration has.
   */
  readonly swapKinds: Readonly<Record<string, bigint>>;
  /** Entries that stand for a symbol, such as the address of `invalid_pte_table`: value to name. */
  readonly symbols: ReadonlyMap<bigint, string>;
}

/** Every helper of one architecture (and MMU) of one tree. All functions belong to one manager. */
export interface HelperSet {
  /** As the user types it: `x86_64`, `powerpc-hash`... */
  readonly architecture: string;
  /** `major * 1000 + minor`. */
  readonly version: number;
  /** Version as the tree's Makefile has it. */
  readonly versionText: string;
  readonly manager: BddManager;
  /** By {@link HelperFunction.name}, in the order of the list. */
  readonly functions: ReadonlyMap<string, HelperFunction>;
  readonly notEvaluated: readonly NotEvaluated[];
  readonly constants: HelperConstants;
  /** Names of bits. */
  readonly format: EntryFormat;
  /** Symbols of the evaluated Kconfig, `CONFIG_` left out, that are set: name to value. */
  readonly config: ReadonlyMap<string, string>;
}
