import type { Bdd } from '../bdd/manager.ts';
import type { HelperSet, Level } from './helper-set.ts';

/** A kind of entries that the kernel makes, as a set of values. */
export interface EntryClass {
  /** Such as `huge young`, `invalidated`, `migration write`. */
  readonly id: string;
  readonly level: Level;
  /** How the kernel makes such entries, in its own words. */
  readonly made: string;
  /** True for the words of the class; over the variables of parameter 0. Never empty. */
  readonly set: Bdd;
}

/** Words that show that a rule is broken, with what each helper made of them. */
export interface Counterexample {
  /** `entry`, `old`...; value as unsigned. */
  readonly words: readonly { readonly name: string; readonly value: bigint }[];
  /** Helpers in the order of their application, such as `pmd_present(pmd_mkinvalid(entry))`, and what they give. */
  readonly steps: readonly { readonly expression: string; readonly value: bigint }[];
  /** The rule demands this of the last step. */
  readonly expected: string;
}

/** What became of a rule on one architecture of one tree. */
export type RuleOutcome =
  | {
      readonly kind: 'holds';
      /** How many words were covered (all of them at once, by decision diagram). */
      readonly values: bigint;
    }
  | {
      readonly kind: 'violated';
      /** How many of the words break it, and of how many. */
      readonly violating: bigint;
      readonly values: bigint;
      readonly counterexample: Counterexample;
      /** Classes with violating words, by id. */
      readonly classes: readonly string[];
    }
  | {
      readonly kind: 'not checked';
      /** Such as a helper that the version does not have. */
      readonly reason: string;
    };

/** One demand of the generic code on the helpers of every architecture. */
export interface ContractRule {
  /** Greppable: `pmd-invalid-is-present`. */
  readonly id: string;
  /** What must be so, one sentence in the kernel's words. */
  readonly statement: string;
  /** Properties of the catalogue it belongs to: `P3`, `P13`, `P22`... */
  readonly properties: readonly string[];
  /** Where the kernel says so: file and function, `Documentation/mm/arch_pgtable_helpers.rst` row, or commit. */
  readonly source: string;
  /** Helper that is to blame when the rule is broken; its definition is where a finding points to. */
  readonly blamed: string;
  /** What generic code does when it is broken, one or two sentences. */
  readonly consequence: string;
  /**
   * Functions and predicates of generic code through which the consequence happens, such as `is_swap_pmd`; the tree is
   * searched for their uses.
   */
  readonly reliedOnBy: readonly string[];
  /** Scenarios (folder names of scenarios/) that would show it. */
  readonly scenarios: readonly string[];
  /** First version (`major * 1000 + minor`) with the demand; all unless given. */
  readonly from?: number;
  /** First version without it. */
  readonly before?: number;
  check(set: HelperSet, classes: ReadonlyMap<string, EntryClass>): RuleOutcome;
}
