import type { SourceTree } from '../source-tree.ts';
import { searchHeaders, type Headers, type PlacedFunction } from './header-search.ts';
import { builtFiles } from './kbuild-objects.ts';
import type { PlacedMacro } from './macro-table.ts';
import { Preprocessor } from './preprocess.ts';
import type { ScannedFile } from './scanned-file.ts';
import type { SourceDefinition } from './source-definition.ts';
import { textsOf, type SourceTexts } from './source-texts.ts';

/** Prefixes of the helpers: entries of the three levels, and pointers to them. */
const helperName = /^(?:(?:pmd|pte|pud|pmdp|ptep|pudp)_\w+|set_(?:huge_)?(?:pte|pmd|pud)\w*)$/;

/**
 * Where functions and macros are really defined for an architecture and a configuration: directives of the headers
 * are run as the preprocessor does, so an architecture's definition beats a generic one under `#ifndef`. A function
 * that is only declared is looked for in the C files of `arch/<srcarch>/mm` and `mm` that are compiled.
 * @param srcarch directory below arch/
 * @param config symbols without `CONFIG_`, as Kconfig has them: `y`, `m`, numbers, texts
 * @returns names without a definition are absent; the others in the order asked for
 */
export function findDefinitions(
  tree: SourceTree,
  srcarch: string,
  config: ReadonlyMap<string, string>,
  names: Iterable<string>,
): ReadonlyMap<string, SourceDefinition> {
  return definitionsOf(definitionsIn(tree, srcarch, config), names);
}

/**
 * All helpers `pmd_*`, `pte_*`, `pud_*`, `pmdp_*`, `ptep_*`, `pudp_*`, `set_pmd*`, `set_pte*` and `set_pud*` that the
 * headers define or declare for an architecture and a configuration, sorted by name. Parameters as of
 * {@link findDefinitions}.
 */
export function listHelpers(
  tree: SourceTree,
  srcarch: string,
  config: ReadonlyMap<string, string>,
): ReadonlyMap<string, SourceDefinition> {
  const definitions = definitionsIn(tree, srcarch, config);
  return definitionsOf(definitions, definitions.names(helperName));
}

function definitionsOf(search: Definitions, names: Iterable<string>): ReadonlyMap<string, SourceDefinition> {
  const found = new Map<string, SourceDefinition>();
  for (const name of names) {
    const definition = search.find(name);
    if (definition) found.set(name, definition);
  }
  return found;
}

/** A possible definition. */
interface Candidate {
  readonly file: ScannedFile;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly form: SourceDefinition['form'];
  readonly certain: boolean;
  /** Marked `__weak`. */
  readonly weak?: boolean;
}

/** A definition that is certain beats those marked `__weak`; one that is not makes them uncertain too. */
function strongest(candidates: readonly Candidate[]): readonly Candidate[] {
  const strong = candidates.filter(({ weak }) => weak !== true);
  if (strong.some(({ certain }) => certain)) return strong;
  return strong.length === 0 ? candidates : candidates.map((each) => ({ ...each, certain: false }));
}

class Definitions {
  readonly #texts: SourceTexts;
  readonly #srcarch: string;
  readonly #headers: Headers;
  /** Functions of C files; made when the first is asked for. */
  #compiled: ReadonlyMap<string, readonly Candidate[]> | undefined;

  constructor(texts: SourceTexts, srcarch: string, config: ReadonlyMap<string, string>) {
    this.#texts = texts;
    this.#srcarch = srcarch;
    this.#headers = searchHeaders(texts, srcarch, config);
  }

  /** Names the headers define or declare, sorted. */
  names(pattern: RegExp): readonly string[] {
    const { macros, functions, prototypes } = this.#headers;
    const all = [...[...macros.entries()].map(([name]) => name), ...functions.keys(), ...prototypes.keys()];
    return [...new Set(all)].filter((name) => pattern.test(name)).toSorted();
  }

  find(name: string): SourceDefinition | undefined {
    const { macros, functions, prototypes } = this.#headers;
    const state = macros.get(name);
    // `#define pmd_present pmd_present` says that there is a function.
    const marks = state?.candidates.filter((macro) => isMark(macro)) ?? [];
    const real = state?.candidates.filter((macro) => !isMark(macro)) ?? [];
    const fromMacros = real.flatMap((macro) => macroCandidate(macro, state?.certain === true && real.length === 1 && marks.length === 0)); // prettier-ignore
    if (fromMacros.some(({ certain }) => certain)) return this.#result(fromMacros);
    const inline = (functions.get(name) ?? []).map((placed) => functionCandidate(placed));
    const here = [...fromMacros, ...inline];
    if (here.length > 0) return this.#result(here);
    const prototype = prototypes.get(name);
    if (!prototype && marks.length === 0) return undefined;
    const compiled = this.#compiledFunctions().get(name) ?? [];
    if (compiled.length > 0) return this.#result(compiled);
    if (prototype) return this.#result([declaration(prototype)]);
    return this.#result(marks.flatMap((macro) => macroCandidate(macro, false)));
  }

  #result(candidates: readonly Candidate[]): SourceDefinition | undefined {
    const rank = ({ certain, file }: Candidate) => (certain ? 2 : 0) + (file.path.startsWith(`arch/${this.#srcarch}/`) ? 1 : 0); // prettier-ignore
    const [best, ...others] = candidates.toSorted((left, right) => rank(right) - rank(left));
    if (!best) return undefined;
    const { file, line, start, end, form, certain } = best;
    return {
      file: file.path,
      line,
      text: file.text.slice(start, end),
      form,
      certain,
      others: others.map((other) => ({ file: other.file.path, line: other.line })),
    };
  }

  #compiledFunctions(): ReadonlyMap<string, readonly Candidate[]> {
    this.#compiled ??= compiledFunctions(this.#texts, this.#srcarch, this.#headers);
    return this.#compiled;
  }
}

function isMark({ definition }: PlacedMacro): boolean {
  return (
    definition.parameters === undefined && (definition.body === definition.name || definition.body === '')
  );
}

function macroCandidate({ definition, file }: PlacedMacro, certain: boolean): readonly Candidate[] {
  if (!file) return [];
  const { line, start, end } = definition;
  return [{ file, line, start, end, form: 'macro', certain }];
}

function functionCandidate({ at, file, reach }: PlacedFunction): Candidate {
  const { line, start, end } = at;
  return {
    file,
    line,
    start,
    end,
    form: at.kind === 'function' ? 'inline' : 'pasted',
    certain: reach === 'yes',
  };
}

function declaration({ file, line }: { readonly file: ScannedFile; readonly line: number }): Candidate {
  const lines = file.text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const end = file.code.indexOf(';', start) + 1;
  return { file, line, start, end, form: 'declared', certain: true };
}

/** Functions of the C files that are compiled; directives of a file are run after those of the headers. */
function compiledFunctions(
  texts: SourceTexts,
  srcarch: string,
  headers: Headers,
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, readonly Candidate[]>();
  for (const directory of [`arch/${srcarch}/mm`, 'mm']) {
    for (const { path, built } of builtFiles(texts, directory, headers.macros)) {
      const file = texts.file(path);
      if (!file?.events.some((event) => event.kind === 'function' && headers.prototypes.has(event.name)))
        continue;
      new Preprocessor(headers.macros.copy(), {
        resolve: () => undefined,
        prototype: () => undefined,
        invocation: () => undefined,
        function: ({ name, line, start, end, weak }, _, reach) => {
          const certain = reach === 'yes' && built === 'yes';
          const fresh: Candidate = { file, line, start, end, form: 'function', certain, weak };
          found.set(name, strongest([...(found.get(name) ?? []), fresh]));
        },
      }).run(file);
    }
  }
  return found;
}

const searched = new WeakMap<SourceTree, Map<string, Definitions>>();

/** The definitions of a tree for one architecture and configuration; the same object every time. */
function definitionsIn(tree: SourceTree, srcarch: string, config: ReadonlyMap<string, string>): Definitions {
  const ofTree = searched.get(tree) ?? new Map<string, Definitions>();
  searched.set(tree, ofTree);
  const key = JSON.stringify([srcarch, ...config]);
  const definitions = ofTree.get(key) ?? new Definitions(textsOf(tree), srcarch, config);
  ofTree.set(key, definitions);
  return definitions;
}
