import { mixedTargets } from './diagnostics.ts';
import type { Global, Location, Program, ProgramFunction } from './form.ts';
import { LazyMap } from './lazy-map.ts';
import { findSymbol } from './link/find-symbol.ts';
import { InliningPolicy } from './link/inlining-policy.ts';
import { SymbolTable } from './link/symbol-table.ts';
import type { ReadContext, ResolvedSymbol } from './llvm/read-context.ts';
import type { ReadModule } from './llvm/read-module.ts';
import { LocationTable } from './locations.ts';
import { settle, simplify } from './passes/optimise.ts';

/** How modules are made into a program. */
export interface LinkOptions {
  /** Functions to start from; each must be defined. See {@link findSymbol} for how they may be named. */
  readonly roots: readonly string[];
  /**
   * Functions (external, or static in any module) to be replaced by others: name in C to the name of a defined
   * function. References from the replacement itself still mean the original.
   */
  readonly replace?: ReadonlyMap<string, string>;
  /** Lowers what the architecture knows of a function (inline assembly), after inlining and before the last folding. */
  readonly prepare?: (fn: ProgramFunction) => ProgramFunction;
  /** `none` leaves bodies as the compiler wrote them; `all` unless given. */
  readonly passes?: 'all' | 'none';
  /** Positions that keep the ids they have in this list: those of functions of the same modules, linked before. */
  readonly locations?: readonly Location[];
}

/**
 * A program linked from modules. Functions and variables are read when they are asked for; `functions.keys()` and
 * `globals.keys()` are cheap, `values()` reads everything.
 */
export interface LinkedProgram extends Program {
  /** Linked names of the roots, by the names that were given. */
  readonly roots: ReadonlyMap<string, string>;
  /** The function of a linked name or alias, optimised and prepared; undefined if it is defined nowhere. */
  resolve(name: string): ProgramFunction | undefined;
  /** As {@link resolve}, as the compiler wrote it. */
  resolveRaw(name: string): ProgramFunction | undefined;
  /** Linked names of everything that is called `sourceName` in C. */
  find(sourceName: string): readonly string[];
  /** Name of the module that defines a linked name. */
  moduleOf(name: string): string | undefined;
}

/**
 * Links modules. Nothing is read yet except names. Errors: THP4100 (duplicate definitions), THP4101 (targets that
 * differ), THP4102 and THP4103 (roots and replacements); errors of the reader when a part is asked for.
 */
export function linkModules(modules: readonly ReadModule[], options: LinkOptions): LinkedProgram {
  checkTargets(modules);
  const table = new SymbolTable(modules);
  const locations = new LocationTable(options.locations);
  const replacements = new Map(
    [...(options.replace ?? [])].map(([from, to]) => [from, findSymbol(to, 'replacement', table, modules)]),
  );
  const roots = new Map(options.roots.map((name) => [name, findSymbol(name, 'root', table, modules)]));

  const contextOf = (module: number, self: string): ReadContext => ({
    locations,
    symbol: (name): ResolvedSymbol => {
      const replacement = replacements.get(name);
      if (replacement !== undefined && replacement !== self) return table.follow(replacement);
      return table.resolve(module, name);
    },
  });

  const endian = modules[0]?.endian ?? 'little';
  const raw = new LazyMap(namesOf(table, 'function'), (name): ProgramFunction => {
    const definition = table.definitions.get(name);
    const module = modules[definition?.module ?? -1];
    if (definition === undefined || module === undefined) throw new RangeError(name);
    return module.readFunction(definition.name, name, contextOf(definition.module, name));
  });
  const policy = new InliningPolicy(table, modules, raw, (fn) => simplify(fn, passes));
  const passes = { endian, locations, callee: (name: string) => policy.callee(name) };
  const functions = new LazyMap(namesOf(table, 'function'), (name): ProgramFunction => {
    const read = raw.get(name);
    if (read === undefined) throw new RangeError(name);
    if (options.passes === 'none') return options.prepare?.(read) ?? read;
    const settled = settle(policy.simplified(name, read));
    const prepared = options.prepare?.(settled) ?? settled;
    return prepared === settled ? settled : settle(prepared);
  });
  const symbolOf = (name: string): string => {
    const followed = table.follow(name);
    return followed.kind === 'symbol' ? followed.name : name;
  };

  return {
    pointerWidth: modules[0]?.pointerWidth ?? 64,
    endian,
    functions,
    globals: readGlobals(table, modules, contextOf),
    aliases: readAliases(table),
    externals: table.undefinedFunctions,
    locations: locations.list,
    roots,
    resolve: (name) => functions.get(symbolOf(name)),
    resolveRaw: (name) => raw.get(symbolOf(name)),
    find: (sourceName) => table.bySourceName(sourceName),
    moduleOf: (name) => modules[table.definitions.get(name)?.module ?? -1]?.name,
  };
}

function namesOf(table: SymbolTable, kind: 'function' | 'variable'): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, definition] of table.definitions) if (definition.kind === kind) names.add(name);
  return names;
}

function readGlobals(
  table: SymbolTable,
  modules: readonly ReadModule[],
  contextOf: (module: number, self: string) => ReadContext,
): LazyMap<Global> {
  const names = new Set([...namesOf(table, 'variable'), ...table.undefinedVariables.keys()]);
  return new LazyMap(names, (name) => {
    const definition = table.definitions.get(name) ?? table.undefinedVariables.get(name);
    const module = modules[definition?.module ?? -1];
    if (definition === undefined || module === undefined) throw new RangeError(name);
    return module.readGlobal(definition.name, name, contextOf(definition.module, ''));
  });
}

function readAliases(table: SymbolTable): Program['aliases'] {
  const names = [...table.definitions].filter(([, { kind }]) => kind === 'alias').map(([name]) => name);
  return new LazyMap(new Set(names), (name) => {
    const followed = table.follow(name);
    return followed.kind === 'symbol'
      ? { symbol: followed.name, addend: followed.addend }
      : { symbol: name, addend: 0 };
  });
}

function checkTargets(modules: readonly ReadModule[]): void {
  const [first] = modules;
  for (const module of modules) {
    if (first === undefined) return;
    if (module.pointerWidth !== first.pointerWidth)
      throw mixedTargets(first.name, module.name, 'pointer width');
    if (module.endian !== first.endian) throw mixedTargets(first.name, module.name, 'byte order');
  }
}
