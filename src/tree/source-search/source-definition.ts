/** Where a name is defined, for one architecture and configuration. */
export interface SourceDefinition {
  /** Relative to the tree. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The definition as it stands in the file, with its body. */
  readonly text: string;
  /**
   * `macro`: `#define`. `inline`: a function of a header. `pasted`: use of a macro that makes the function, such as
   * `PMD_BIT_FUNC(mkdirty, ...)`. `function`: of a C file. `declared`: a declaration whose definition was not found
   * (assembly, or a file that is not compiled).
   */
  readonly form: 'macro' | 'inline' | 'pasted' | 'function' | 'declared';
  /**
   * False when conditions that are not known decide whether it is this one; `others` are then the further
   * candidates, with the architecture's own first.
   */
  readonly certain: boolean;
  readonly others: readonly { readonly file: string; readonly line: number }[];
}
