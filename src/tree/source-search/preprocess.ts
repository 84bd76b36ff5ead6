import { evaluateCondition } from './condition.ts';
import type { MacroTable } from './macro-table.ts';
import type { FileEvent, FunctionDefinition, MacroInvocation, ScannedFile } from './scanned-file.ts';

/** Whether code is compiled: `maybe` where a condition depends on what is not known. */
export type Reach = 'yes' | 'maybe' | 'no';

/** What running the directives of files tells. */
export interface PreprocessListener {
  /** The file an `#include` names; undefined if it cannot be found. */
  resolve(target: string, from: ScannedFile, options: { readonly quoted: boolean }): ScannedFile | undefined;
  function(definition: FunctionDefinition, file: ScannedFile, reach: Exclude<Reach, 'no'>): void;
  invocation(use: MacroInvocation, file: ScannedFile, reach: Exclude<Reach, 'no'>): void;
  prototype(name: string, file: ScannedFile, line: number): void;
}

interface Conditional {
  /** Of the code around. */
  readonly outer: Reach;
  /** Whether the condition of this branch or an earlier one is true. */
  taken: Reach;
}

/**
 * Runs directives as a preprocessor does, without producing text. Where a condition is not known both branches are
 * run, as `maybe`.
 */
export class Preprocessor {
  readonly #macros: MacroTable;
  readonly #listener: PreprocessListener;
  /** Guarded files that were run, and how. */
  readonly #seen = new Map<string, Reach>();
  readonly #stack = new Set<string>();

  constructor(macros: MacroTable, listener: PreprocessListener) {
    this.#macros = macros;
    this.#listener = listener;
  }

  /** Runs a file; one that is guarded against a second inclusion only once. */
  run(file: ScannedFile, reach: Reach = 'yes'): void {
    // A file that includes itself again does so for other purposes than definitions.
    if (this.#stack.has(file.path)) return;
    if (file.guard !== undefined) {
      const before = this.#seen.get(file.path);
      if (before === 'yes' || before === reach) return;
      // Its own guard may be perhaps-defined by an inclusion that was perhaps compiled.
      if (before === undefined && this.#macros.get(file.guard)?.certain === true) return;
      this.#seen.set(file.path, reach);
    }
    this.#stack.add(file.path);
    this.#events(file, reach);
    this.#stack.delete(file.path);
  }

  #events(file: ScannedFile, whole: Reach): void {
    const conditionals: Conditional[] = [];
    let reach = whole;
    for (const [index, event] of file.events.entries()) {
      switch (event.kind) {
        case 'if': {
          const isGuard = index === 0 && file.guard !== undefined;
          const taken = reach === 'no' || isGuard ? 'yes' : this.#reachOf(event.condition);
          conditionals.push({ outer: reach, taken });
          reach = both(reach, taken);
          break;
        }
        case 'elif':
        case 'else': {
          const top = conditionals.at(-1);
          if (top) reach = this.#nextBranch(top, event);
          break;
        }
        case 'endif':
          reach = conditionals.pop()?.outer ?? whole;
          break;
        default:
          if (reach !== 'no') this.#effect(event, file, reach);
      }
    }
  }

  #nextBranch(top: Conditional, event: FileEvent): Reach {
    const { outer, taken } = top;
    if (outer === 'no' || taken === 'yes') return 'no';
    const own = event.kind === 'elif' ? this.#reachOf(event.condition) : 'yes';
    if (own !== 'no') top.taken = own;
    return both(outer, taken === 'maybe' ? both(own, 'maybe') : own);
  }

  #reachOf(condition: string): Reach {
    const value = evaluateCondition(condition, this.#macros);
    if (value === undefined) return 'maybe';
    return value ? 'yes' : 'no';
  }

  #effect(event: FileEvent, file: ScannedFile, reach: Exclude<Reach, 'no'>): void {
    const certain = reach === 'yes';
    switch (event.kind) {
      case 'define':
        this.#macros.define({ definition: event, file }, { certain });
        break;
      case 'undef':
        this.#macros.undefine(event.name, { certain });
        break;
      case 'include': {
        const found = this.#listener.resolve(event.target, file, { quoted: event.quoted });
        if (found) this.run(found, reach);
        break;
      }
      case 'function':
        this.#listener.function(event, file, reach);
        break;
      case 'invocation':
        this.#listener.invocation(event, file, reach);
        break;
      case 'prototype':
        this.#listener.prototype(event.name, file, event.line);
        break;
      default:
    }
  }
}

function both(left: Reach, right: Reach): Reach {
  if (left === 'no' || right === 'no') return 'no';
  return left === 'maybe' || right === 'maybe' ? 'maybe' : 'yes';
}
