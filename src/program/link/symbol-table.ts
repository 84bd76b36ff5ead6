import { circularAlias, duplicateDefinition } from '../diagnostics.ts';
import { isLocal, type Linkage } from '../llvm/linkage.ts';
import type { ResolvedSymbol } from '../llvm/read-context.ts';
import type { ReadModule } from '../llvm/read-module.ts';

/** Kind of a symbol of the program. */
export type SymbolKind = 'function' | 'variable' | 'alias';

/** Where a symbol of the program comes from. */
export interface Definition {
  readonly kind: SymbolKind;
  /** Index of the module. */
  readonly module: number;
  /** Name within the module. */
  readonly name: string;
  readonly linkage: Linkage;
}

/** How strongly a definition claims its name: the strongest wins, two strong ones are an error. */
function rank(linkage: Linkage): number {
  if (linkage === 'available_externally') return 0;
  if (/^(weak|linkonce)/.test(linkage)) return 1;
  return linkage === 'common' ? 2 : 3;
}

/** Resolves the names of modules to symbols of the program. */
export class SymbolTable {
  readonly #modules: readonly ReadModule[];
  readonly #definitions = new Map<string, Definition>();
  readonly #undefinedFunctions = new Set<string>();
  readonly #undefinedVariables = new Map<string, Definition>();
  readonly #weakReferences = new Set<string>();
  readonly #bySource = new Map<string, string[]>();

  constructor(modules: readonly ReadModule[]) {
    this.#modules = modules;
    modules.forEach((module, index) => {
      for (const symbol of module.functions.values())
        this.#define('function', index, symbol.name, symbol.linkage);
      for (const symbol of module.aliases.values()) this.#define('alias', index, symbol.name, symbol.linkage);
      for (const symbol of module.globals.values()) {
        if (symbol.defined && symbol.linkage !== 'appending')
          this.#define('variable', index, symbol.name, symbol.linkage);
      }
    });
    modules.forEach((module, index) => {
      for (const { name, linkage } of module.declarations.values())
        this.#declare(index, name, linkage, 'function');
      for (const { name, linkage, defined } of module.globals.values()) {
        if (!defined) this.#declare(index, name, linkage, 'variable');
      }
    });
    for (const [linked, { name }] of this.#definitions) {
      const source = externalName(name);
      const list = this.#bySource.get(source);
      if (list) list.push(linked);
      else this.#bySource.set(source, [linked]);
    }
  }

  /** All definitions by linked name. */
  get definitions(): ReadonlyMap<string, Definition> {
    return this.#definitions;
  }

  /** Functions that are declared and defined nowhere. */
  get undefinedFunctions(): ReadonlySet<string> {
    return this.#undefinedFunctions;
  }

  /** Variables that are declared and defined nowhere, with one of their declarations. */
  get undefinedVariables(): ReadonlyMap<string, Definition> {
    return this.#undefinedVariables;
  }

  /** Linked names of what is called `source` in the C files. */
  bySourceName(source: string): readonly string[] {
    return this.#bySource.get(source) ?? [];
  }

  /** All names of the C files. */
  get sourceNames(): Iterable<string> {
    return this.#bySource.keys();
  }

  /** What a name of a module means in the program, aliases followed. */
  resolve(module: number, name: string): ResolvedSymbol {
    return this.follow(this.linkedName(module, name));
  }

  /** The symbol behind a linked name, aliases followed. */
  follow(linked: string): ResolvedSymbol {
    let current = linked;
    let addend = 0;
    for (let steps = 0; steps < 32; steps++) {
      const definition = this.#definitions.get(current);
      if (definition === undefined && this.#weakReferences.has(current)) return { kind: 'null' };
      if (definition?.kind !== 'alias') return { kind: 'symbol', name: current, addend };
      const { module } = definition;
      const target = this.#modules[module]?.readAlias(definition.name, {
        locations: undefined as never,
        symbol: (name) => ({ kind: 'symbol', name: this.linkedName(module, name), addend: 0 }),
      });
      if (target === undefined) break;
      current = target.symbol;
      addend += target.addend;
    }
    throw circularAlias(linked);
  }

  /** The name in the program of a name in a module: local ones get the module's number as a suffix. */
  linkedName(module: number, name: string): string {
    const read = this.#modules[module];
    const local = read?.functions.get(name) ?? read?.globals.get(name) ?? read?.aliases.get(name);
    return local && isLocal(local.linkage) ? `${name}.${module}` : externalName(name);
  }

  #define(kind: SymbolKind, module: number, name: string, linkage: Linkage): void {
    const linked = isLocal(linkage) ? `${name}.${module}` : externalName(name);
    const definition = { kind, module, name, linkage };
    const before = this.#definitions.get(linked);
    if (before === undefined || rank(linkage) > rank(before.linkage)) {
      this.#definitions.set(linked, definition);
    } else if (rank(before.linkage) === 3 && rank(linkage) === 3) {
      throw duplicateDefinition(linked, this.#moduleName(before.module), this.#moduleName(module));
    }
  }

  #declare(module: number, name: string, linkage: Linkage, kind: SymbolKind): void {
    const linked = externalName(name);
    if (this.#definitions.has(linked) || linked.startsWith('llvm.')) return;
    if (linkage === 'extern_weak') this.#weakReferences.add(linked);
    else if (kind === 'function') this.#undefinedFunctions.add(linked);
    else if (!this.#undefinedVariables.has(linked)) {
      this.#undefinedVariables.set(linked, { kind, module, name, linkage });
    }
    if (linkage !== 'extern_weak') this.#weakReferences.delete(linked);
  }

  #moduleName(index: number): string {
    return this.#modules[index]?.name ?? '';
  }
}

/** LLVM marks names that the assembler shall not prefix with the character 1. */
function externalName(name: string): string {
  return name.charCodeAt(0) === 1 ? name.slice(1) : name;
}
