import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { ProgramFunction } from '../form.ts';
import { isLocal } from '../llvm/linkage.ts';
import type { ReadModule } from '../llvm/read-module.ts';
import { sizeOf } from '../passes/inline-calls.ts';
import type { SymbolTable } from './symbol-table.ts';

/** Limits of inlining: characters of a body's text below which it is read at all, instructions once simplified. */
const limits = {
  always: { text: Number.POSITIVE_INFINITY, instructions: Number.POSITIVE_INFINITY },
  hint: { text: 24_000, instructions: 120 },
  normal: { text: 3_000, instructions: 24 },
} as const;

/** Decides which calls are replaced by the callee's body, without reading more bodies than needed. */
export class InliningPolicy {
  readonly #table: SymbolTable;
  readonly #modules: readonly ReadModule[];
  readonly #raw: ReadonlyMap<string, ProgramFunction>;
  readonly #simplify: (fn: ProgramFunction) => ProgramFunction;
  readonly #simplified = new Map<string, ProgramFunction>();
  readonly #callees = new Map<string, ProgramFunction | undefined>();
  readonly #active = new Set<string>();

  constructor(
    table: SymbolTable,
    modules: readonly ReadModule[],
    raw: ReadonlyMap<string, ProgramFunction>,
    simplify: (fn: ProgramFunction) => ProgramFunction,
  ) {
    this.#table = table;
    this.#modules = modules;
    this.#raw = raw;
    this.#simplify = simplify;
  }

  /** The function after the passes that inlining wants, made once. */
  simplified(name: string, fn: ProgramFunction): ProgramFunction {
    const known = this.#simplified.get(name);
    if (known) return known;
    this.#active.add(name);
    try {
      const made = this.#simplify(fn);
      this.#simplified.set(name, made);
      return made;
    } finally {
      this.#active.delete(name);
    }
  }

  /** The body to inline at calls of `name`; undefined for recursion, large functions and those the reader refuses. */
  callee(name: string): ProgramFunction | undefined {
    if (this.#active.has(name)) return undefined;
    if (this.#callees.has(name)) return this.#callees.get(name);
    const chosen = this.#choose(name);
    this.#callees.set(name, chosen);
    return chosen;
  }

  #choose(name: string): ProgramFunction | undefined {
    const definition = this.#table.definitions.get(name);
    const module = this.#modules[definition?.module ?? -1];
    if (definition?.kind !== 'function' || module === undefined) return undefined;
    const { inlining, textLength } = module.functionSummary(definition.name);
    if (inlining === 'never' || (inlining === 'normal' && !isLocal(definition.linkage))) return undefined;
    // A weak definition may stand for another one only after linking, which has happened.
    const limit = limits[inlining];
    if (textLength > limit.text) return undefined;
    try {
      const fn = this.#raw.get(name);
      if (fn === undefined) return undefined;
      const simplified = this.simplified(name, fn);
      return sizeOf(simplified) <= limit.instructions ? simplified : undefined;
    } catch (error) {
      // A body that cannot be read stays a call; executing it reports the error.
      if (error instanceof ThpcheckError) return undefined;
      throw error;
    }
  }
}
