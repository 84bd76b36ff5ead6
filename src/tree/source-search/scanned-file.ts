/** A `#define`; the body without comments, continued lines joined, contents of strings blanked. */
export interface MacroDefinition {
  readonly kind: 'define';
  readonly name: string;
  /** Absent for a macro without parentheses. `...` stands for the rest. */
  readonly parameters?: readonly string[];
  readonly body: string;
  readonly line: number;
  /** Where the text is in the file. */
  readonly start: number;
  readonly end: number;
}

/** A function with its body. */
export interface FunctionDefinition {
  readonly kind: 'function';
  readonly name: string;
  /** Line that holds the name. */
  readonly line: number;
  readonly start: number;
  /** Offset of the opening brace. */
  readonly body: number;
  readonly end: number;
  /** Marked `__weak`: another definition beats it. */
  readonly weak: boolean;
}

/** A file-scope use of what must be a macro: `PMD_BIT_FUNC(mkdirty, |= L_PMD_SECT_DIRTY);`. */
export interface MacroInvocation {
  readonly kind: 'invocation';
  readonly macro: string;
  /** What stands between the parentheses. */
  readonly arguments: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What a C file does, as far as it matters for finding definitions; in the order of the file. */
export type FileEvent =
  | MacroDefinition
  | FunctionDefinition
  | MacroInvocation
  | { readonly kind: 'undef'; readonly name: string }
  | { readonly kind: 'include'; readonly target: string; readonly quoted: boolean }
  /** `#if`, `#ifdef` and `#ifndef` become one kind of condition. */
  | { readonly kind: 'if' | 'elif'; readonly condition: string }
  | { readonly kind: 'else' | 'endif' }
  | { readonly kind: 'prototype'; readonly name: string; readonly line: number };

/** A C file, read once for all architectures. */
export interface ScannedFile {
  /** Relative to the tree. */
  readonly path: string;
  readonly text: string;
  /** The text with comments and contents of strings blanked; same length, same lines. */
  readonly code: string;
  readonly events: readonly FileEvent[];
  /** Macro whose definition means that the file was included before; absent without such a guard. */
  readonly guard?: string;
}
