import type { HelperKind, Level } from '../../contract/helper-set.ts';
import type { Finding, PrintedWord, SourcePlace } from '../helpers/result.ts';

/** One of the two trees that are compared. */
export type Side = 'old' | 'new';

/** The meaning of a helper on one side. */
export interface Meaning {
  /** As {@link HelperRow.formula}. */
  readonly formula: readonly string[];
  readonly formulaKind: 'exact' | 'none';
  /** Where it is defined; absent if that was not found. */
  readonly definition?: SourcePlace;
}

/** A helper that only one side has. */
export interface OneSidedHelper extends Meaning {
  /** As {@link HelperFunction.name}. */
  readonly name: string;
  readonly helper: string;
  readonly level: Level;
  readonly kind: HelperKind;
}

/** A helper that both sides have, and that could be evaluated on one only. */
export interface KnownOnOneSide {
  readonly helper: string;
  /** The side that could not be evaluated. */
  readonly unknown: Side;
  /** Why it could not. */
  readonly reason: string;
}

/** A word in the bit names of both sides. */
export interface WordOnBothSides {
  readonly name: string;
  /** Hexadecimal with `0x`. */
  readonly value: string;
  /** Empty where it is no entry. */
  readonly oldBits: string;
  readonly newBits: string;
}

/** Words for which a helper gives another result than before. */
export interface Witness {
  readonly words: readonly WordOnBothSides[];
  /** The application, such as `pmd_mkinvalid(entry)`, and what it gives. */
  readonly oldResult: PrintedWord;
  readonly newResult: PrintedWord;
}

/** A helper whose meaning changed. */
export interface ChangedHelper {
  /** As {@link HelperFunction.name}. */
  readonly name: string;
  readonly helper: string;
  readonly level: Level;
  readonly kind: HelperKind;
  /**
   * `meaning`: other results. `bits moved`: other results, but in the names of the bits it reads as before, so bits of
   * these names are elsewhere. `parameters`: it is given other words, which are not compared. `stops`: it returns for
   * other words than before, and where both return they give the same.
   */
  readonly change: 'meaning' | 'bits moved' | 'parameters' | 'stops';
  readonly old: Meaning;
  readonly new: Meaning;
  /** How many words have another result, of how many; decimal. Absent where nothing was compared. */
  readonly differing?: string;
  readonly values?: string;
  readonly witness?: Witness;
  /**
   * `some`: for words of the `classes`. `none`: only for words that no class of entries of either side holds, so that
   * no generic code should notice. `no entry`: it is given no entry (a page frame number, a type).
   */
  readonly entries: 'some' | 'none' | 'no entry';
  /** Classes of entries with such words, by id. */
  readonly classes: readonly string[];
}

/** What became of a rule on one side, in a line: `holds for 42 words`, `broken for 3 of 42 words: huge young`. */
export interface RuleSide {
  readonly outcome: 'holds' | 'violated' | 'not checked';
  readonly detail: string;
}

/** A rule with another outcome than before. */
export interface ChangedRule {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  /**
   * `newly broken`: it held before, or was not checked. `newly demanded`: it is broken, and the old side's version did
   * not rely on it. `broken for more`: for classes of entries that existed and
   * for which it held; that entries of a class which is new break a rule that was broken anyway is no change.
   * `broken for less`: for fewer classes. `mended`. `no longer checked`: a helper is gone or was not evaluated.
   * `no longer demanded`: the kernel does not rely on it any more. `newly checked`: and it holds.
   */
  readonly change:
    | 'newly broken'
    | 'newly demanded'
    | 'broken for more'
    | 'broken for less'
    | 'mended'
    | 'no longer checked'
    | 'no longer demanded'
    | 'newly checked';
  readonly old: RuleSide;
  readonly new: RuleSide;
  /** Classes that are broken now and were not before, by id. */
  readonly newClasses: readonly string[];
  /** The finding of the new side, where it is broken there. */
  readonly finding?: Finding;
}

/** A scenario that was run on both sides with another verdict. */
export interface ChangedScenario {
  readonly scenario: string;
  /** `newly violated`; `other rule`: violated before, but by another rule; `mended`; `less known`; `more known`. */
  readonly change: 'newly violated' | 'other rule' | 'mended' | 'less known' | 'more known';
  /** `holds`, `violated`, `bounded`, `unmodelled`, or why it could not be run. */
  readonly old: string;
  readonly new: string;
  /** Of the first violation of the new side: its rule, and the interleaving as `check` prints it. */
  readonly violation?: { readonly rule: string; readonly trace: readonly string[] };
}

/** A number of the tree that entries are made of. */
export interface ChangedConstant {
  /** `page shift`, `order of a huge page`, `protection of private read, write`... */
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

/**
 * `worse`: a rule or a scenario is newly broken. `less known`: nothing is worse as far as it was checked, but less of
 * it was. `not worse`: neither.
 */
export type DiffVerdict = 'worse' | 'less known' | 'not worse';

/** What changed on an architecture that both sides have. */
export interface ArchitectureDiff {
  readonly architecture: string;
  readonly verdict: DiffVerdict;
  /** Helpers only the new side has, only the old side has. */
  readonly appeared: readonly OneSidedHelper[];
  readonly gone: readonly OneSidedHelper[];
  readonly changed: readonly ChangedHelper[];
  /** How many helpers mean the same for every word. */
  readonly unchanged: number;
  readonly knownOnOneSide: readonly KnownOnOneSide[];
  readonly rules: readonly ChangedRule[];
  /** Rules that are broken on both sides for the same classes, by id. */
  readonly stillBroken: readonly string[];
  readonly scenarios: readonly ChangedScenario[];
  /** How many scenarios were run on both sides. */
  readonly scenariosRun: number;
  readonly constants: readonly ChangedConstant[];
  /** `NAME=value` of symbols that helpers depend on, on one side only. */
  readonly configuration: { readonly old: readonly string[]; readonly new: readonly string[] };
}

/** An architecture that could not be evaluated on a side. */
export interface SideFailure {
  readonly architecture: string;
  readonly side: Side;
  /** Code of the message, such as THP3004. */
  readonly code: string;
  readonly reason: string;
}

/** A tree that was compared. */
export interface TreeSummary {
  /** As its Makefile has it. */
  readonly version: string;
  /** Of a revision of a repository: what the user gave, and the commit. */
  readonly revision?: string;
  readonly commit?: string;
}

/** What `thpcheck diff` found: plain data without times or absolute paths. */
export interface DiffResult {
  /** Version of this format. */
  readonly format: 1;
  readonly old: TreeSummary;
  readonly new: TreeSummary;
  readonly verdict: DiffVerdict;
  readonly architectures: readonly ArchitectureDiff[];
  /** Architectures that exist on one side only. */
  readonly onlyIn: readonly { readonly architecture: string; readonly side: Side }[];
  readonly failures: readonly SideFailure[];
}
