/** Value of a bool or tristate symbol: 0 is `n`, 1 is `m`, 2 is `y`. */
export type Tristate = 0 | 1 | 2;

/** Type of a Kconfig symbol; `unknown` for one that is named but never defined. */
export type SymbolType = 'unknown' | 'bool' | 'tristate' | 'int' | 'hex' | 'string';

/** Comparison of two symbols. */
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * A Kconfig expression. `undefined` stands for a condition that was not written, which counts as `y`. `id` is
 * dense from 0 within a model, so that an evaluation can cache values in an array.
 */
export type Expression =
  | { readonly kind: 'symbol'; readonly id: number; readonly symbol: KconfigSymbol }
  /** The word `m` in a condition: `m` if modules are enabled, else `n`. */
  | { readonly kind: 'module'; readonly id: number }
  | { readonly kind: 'not'; readonly id: number; readonly operand: Expression }
  | {
      readonly kind: 'and' | 'or';
      readonly id: number;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly id: number;
      readonly relation: Relation;
      readonly left: KconfigSymbol;
      readonly right: KconfigSymbol;
    };

/** Place of a statement: path relative to the tree and line number from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
}

/** A prompt, default, range, select or imply, with the condition under which it holds. */
export interface Property {
  readonly kind: 'prompt' | 'default' | 'range' | 'select' | 'imply';
  /** Text of a prompt, else empty. */
  readonly text: string;
  /** Value of a default. */
  readonly value: Expression | undefined;
  /** Target of a select or imply, lower bound of a range. */
  readonly target: KconfigSymbol | undefined;
  /** Upper bound of a range. */
  readonly upper: KconfigSymbol | undefined;
  /** As written at first; with all dependencies around it once the model is finished. */
  condition: Expression | undefined;
}

/** One `config`, `choice`, `menu`, `if` or `comment` statement: a symbol may have several. */
export interface MenuEntry {
  readonly position: Position;
  readonly parent: MenuEntry | undefined;
  readonly symbol: KconfigSymbol | undefined;
  readonly properties: Property[];
  children: MenuEntry[];
  /** `depends on` as written at first; with the parents' once the model is finished. */
  dependency: Expression | undefined;
  /** `visible if` of a menu. */
  visibility: Expression | undefined;
  prompt: Property | undefined;
}

/** A symbol, a constant, or a nameless choice. */
export interface KconfigSymbol {
  readonly name: string;
  /** Dense from 0 within a model. */
  readonly index: number;
  readonly constant: boolean;
  readonly isChoice: boolean;
  type: SymbolType;
  readonly entries: MenuEntry[];
  readonly prompts: Property[];
  readonly defaults: Property[];
  readonly ranges: Property[];
  /** `depends on` of all definitions, or-ed. */
  directDependency: Expression | undefined;
  /** Selectors with their conditions, or-ed. */
  reverseDependency: Expression | undefined;
  /** Implying symbols with their conditions, or-ed. */
  implication: Expression | undefined;
  /** The choice of which the symbol is a member. */
  choice: KconfigSymbol | undefined;
  /** Members of a choice, in order of definition. */
  readonly members: KconfigSymbol[];
  /** `optional` of a choice (before 6.11). */
  optional: boolean;
  /** `option env=`: never part of the result. */
  hidden: boolean;
  /** `option allnoconfig_y`. */
  allnoYes: boolean;
}

/** Everything that the Kconfig files of one tree say for one architecture. */
export interface KconfigModel {
  /** All symbols but constants, in order of first mention. */
  readonly symbols: ReadonlyMap<string, KconfigSymbol>;
  /** Choices, in order of definition. */
  readonly choices: readonly KconfigSymbol[];
  readonly modules: KconfigSymbol | undefined;
  readonly root: MenuEntry;
  readonly symbolCount: number;
  readonly expressionCount: number;
  /** Kconfig files read, relative to the tree, in order. */
  readonly filesRead: readonly string[];
  readonly warnings: readonly string[];
}
