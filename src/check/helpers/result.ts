import type { HelperKind, Level } from '../../contract/helper-set.ts';

/** A place in the tree: path relative to it, line from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** A word as it is printed: hexadecimal with `0x`, and its bits by name. */
export interface PrintedWord {
  readonly name: string;
  readonly value: string;
  /** `VALID|AF|DIRTY pfn 0x800`; empty where it is no entry. */
  readonly bits: string;
}

/** What a predicate says of a class of entries: of all of them, of none, of some. */
export type Truth = 'always' | 'never' | 'some';

/** One helper in the table of an architecture. */
export interface HelperRow {
  /** As {@link HelperFunction.name}. */
  readonly name: string;
  readonly helper: string;
  readonly level: Level;
  readonly kind: HelperKind;
  /** Names of the parameters as the formula has them. */
  readonly parameters: readonly string[];
  /** The bit expression in the architecture's own names, one line each; the first line is enough for most. */
  readonly formula: readonly string[];
  /** `exact`: the formula was rebuilt and is equal for every word. `none`: no formula of reasonable length. */
  readonly formulaKind: 'exact' | 'none';
  /** Where it is defined; absent if that was not found. */
  readonly definition?: SourcePlace;
  /** Words for which it does not return, as conditions, and why; absent if it always returns. */
  readonly stops?: readonly { readonly where: readonly string[]; readonly reason: string }[];
  /** Of a predicate: class id to truth. */
  readonly truth?: Readonly<Record<string, Truth>>;
}

/** A class of entries, for the head of the truth table. */
export interface ClassRow {
  readonly id: string;
  readonly level: Level;
  readonly made: string;
  /** How many words, decimal. */
  readonly size: string;
  readonly example: PrintedWord;
}

/** A rule of the contract and what became of it. */
export interface RuleRow {
  readonly id: string;
  readonly statement: string;
  readonly properties: readonly string[];
  readonly source: string;
  readonly outcome: 'holds' | 'violated' | 'not checked';
  /** Words covered, decimal; or the reason for `not checked`. */
  readonly detail: string;
}

/** A use of a function in generic code. */
export interface Use extends SourcePlace {
  /** C function that holds the line. */
  readonly function: string;
  /** What is used. */
  readonly uses: string;
}

/** How bad a finding is, and how that is known. */
export type Severity =
  /** A scenario breaks on this tree because of it: `scenario` with `rule`. */
  | {
      readonly kind: 'reachable';
      readonly scenario: string;
      readonly rule: string;
      /** The interleaving, as `check` prints it. */
      readonly trace: readonly string[];
    }
  /** Generic code relies on it (`uses`), and no scenario that was run breaks; `ran` names those, may be empty. */
  | { readonly kind: 'latent'; readonly ran: readonly string[]; readonly why: string }
  /** No generic path in this tree depends on it. */
  | { readonly kind: 'unused' };

/** A rule that an architecture breaks. */
export interface Finding {
  readonly rule: string;
  readonly statement: string;
  readonly properties: readonly string[];
  readonly source: string;
  readonly helper: string;
  readonly place?: SourcePlace;
  readonly consequence: string;
  readonly classes: readonly string[];
  /** How many words break it, of how many; decimal. */
  readonly violating: string;
  readonly values: string;
  readonly words: readonly PrintedWord[];
  readonly steps: readonly PrintedWord[];
  readonly expected: string;
  readonly uses: readonly Use[];
  readonly severity: Severity;
}

/** What is known of the helpers of one architecture. */
export interface ArchitectureResult {
  readonly architecture: string;
  /** `CONFIG_` symbols that helpers depend on, `NAME=value`. */
  readonly configuration: readonly string[];
  /** What was pinned: features of the CPU, patches, variables of boot code; one line each. */
  readonly assumptions: readonly string[];
  readonly rows: readonly HelperRow[];
  readonly classes: readonly ClassRow[];
  /** Helper, why. */
  readonly notEvaluated: readonly {
    readonly helper: string;
    readonly kind: string;
    readonly reason: string;
  }[];
  readonly rules: readonly RuleRow[];
  readonly findings: readonly Finding[];
}

/** An architecture that could not be evaluated at all. */
export interface ArchitectureFailure {
  readonly architecture: string;
  /** Code of the message, such as THP2003; `interrupted` where the user stopped before it was evaluated. */
  readonly code: string;
  readonly reason: string;
}

/** What `thpcheck helpers` found: plain data without times or absolute paths. */
export interface HelpersResult {
  /** Version of this format. */
  readonly format: 1;
  /** As the tree's Makefile has it. */
  readonly version: string;
  readonly architectures: readonly ArchitectureResult[];
  readonly failures: readonly ArchitectureFailure[];
}
