import type { MacroDefinition, ScannedFile } from './scanned-file.ts';

/** A `#define` that was met. */
export interface PlacedMacro {
  readonly definition: MacroDefinition;
  /** File of the tree; absent for what the compiler or Kconfig defines. */
  readonly file?: ScannedFile;
}

/** What is known of a macro that may be defined. */
export interface MacroState {
  /** Defined whatever the unknown conditions are. */
  readonly certain: boolean;
  /** The definitions it may have, oldest first. */
  readonly candidates: readonly PlacedMacro[];
}

/** The macros that are defined at some place; a name that is absent is not defined. */
export class MacroTable {
  readonly #states: Map<string, MacroState>;

  constructor(states: Iterable<readonly [string, MacroState]> = []) {
    this.#states = new Map(states);
  }

  /** An independent copy. */
  copy(): MacroTable {
    return new MacroTable(this.#states);
  }

  get(name: string): MacroState | undefined {
    return this.#states.get(name);
  }

  /** All names and states. */
  entries(): IterableIterator<[string, MacroState]> {
    return this.#states.entries();
  }

  define(macro: PlacedMacro, { certain }: { readonly certain: boolean }): void {
    const { name } = macro.definition;
    const before = this.#states.get(name);
    if (certain) this.#states.set(name, { certain, candidates: [macro] });
    else {
      const others = (before?.candidates ?? []).filter(({ definition }) => definition !== macro.definition);
      this.#states.set(name, { certain: before?.certain ?? false, candidates: [...others, macro] });
    }
  }

  undefine(name: string, { certain }: { readonly certain: boolean }): void {
    const before = this.#states.get(name);
    if (!before) return;
    if (certain) this.#states.delete(name);
    else this.#states.set(name, { certain: false, candidates: before.candidates });
  }
}
