import { MacroTable } from './macro-table.ts';
import { pastedFunctions } from './pasted-function.ts';
import { Preprocessor, type Reach } from './preprocess.ts';
import type { FunctionDefinition, MacroInvocation, ScannedFile } from './scanned-file.ts';
import type { SourceTexts } from './source-texts.ts';
import { surroundingsOf } from './surroundings.ts';

/** A function with a body, or the use of a macro that makes one. */
export interface PlacedFunction {
  readonly at: FunctionDefinition | MacroInvocation;
  readonly file: ScannedFile;
  readonly reach: Exclude<Reach, 'no'>;
}

/** What the headers of one architecture and configuration define. */
export interface Headers {
  readonly macros: MacroTable;
  readonly functions: ReadonlyMap<string, readonly PlacedFunction[]>;
  /** Functions that are declared, wherever they are defined. */
  readonly prototypes: ReadonlyMap<string, { readonly file: ScannedFile; readonly line: number }>;
}

/** Headers through which generic code gets at page tables, in the order in which mm/ includes them. */
const roots = [
  ...['linux/kconfig.h', 'linux/compiler_types.h', 'linux/types.h', 'linux/mm.h', 'linux/sched.h', 'linux/mman.h'],
  ...['linux/pgtable.h', 'asm/pgtable.h', 'linux/huge_mm.h', 'linux/hugetlb.h', 'linux/swap.h', 'linux/swapops.h'],
  ...['linux/mm_inline.h', 'linux/leafops.h', 'linux/rmap.h', 'linux/userfaultfd_k.h', 'linux/pagewalk.h'],
  ...['asm/pgalloc.h', 'asm/tlbflush.h', 'asm/tlb.h', 'asm/hugetlb.h'],
]; // prettier-ignore

/** Runs the directives of the headers. @param config symbols without `CONFIG_`, as Kconfig has them */
export function searchHeaders(
  texts: SourceTexts,
  srcarch: string,
  config: ReadonlyMap<string, string>,
): Headers {
  const collector = new Collector(texts, srcarch, config);
  const preprocessor = new Preprocessor(collector.macros, collector);
  for (const root of roots) {
    const file = collector.resolve(root, undefined, { quoted: false });
    if (file) preprocessor.run(file);
  }
  return collector;
}

/** Macros that are defined before the first line: by the compiler, and by Kconfig. */
function predefinedMacros(names: readonly string[], config: ReadonlyMap<string, string>): MacroTable {
  const macros = new MacroTable();
  const define = (name: string, body: string) =>
    macros.define(
      { definition: { kind: 'define', name, body, line: 0, start: 0, end: 0 } },
      { certain: true },
    );
  for (const each of names) {
    const [name = '', value = '1'] = each.split('=');
    define(name, value);
  }
  for (const [name, value] of config) {
    if (value === 'n') continue;
    define(`CONFIG_${name}${value === 'm' ? '_MODULE' : ''}`, value === 'y' || value === 'm' ? '1' : value);
  }
  return macros;
}

class Collector implements Headers {
  readonly macros: MacroTable;
  readonly functions = new Map<string, PlacedFunction[]>();
  readonly prototypes = new Map<string, { readonly file: ScannedFile; readonly line: number }>();
  readonly #texts: SourceTexts;
  readonly #directories: readonly string[];
  readonly #resolved = new Map<string, ScannedFile | undefined>();

  constructor(texts: SourceTexts, srcarch: string, config: ReadonlyMap<string, string>) {
    const { predefined, includes } = surroundingsOf(srcarch, config);
    this.#texts = texts;
    this.macros = predefinedMacros(predefined, config);
    const own = `arch/${srcarch}/include`;
    this.#directories = [...includes, own, 'include', `${own}/uapi`, 'include/uapi'];
  }

  resolve(
    target: string,
    from: ScannedFile | undefined,
    { quoted }: { readonly quoted: boolean },
  ): ScannedFile | undefined {
    if (quoted && from) {
      const beside = normalise(`${from.path.slice(0, from.path.lastIndexOf('/') + 1)}${target}`);
      if (this.#texts.has(beside)) return this.#texts.file(beside);
    }
    if (this.#resolved.has(target)) return this.#resolved.get(target);
    const candidates = this.#directories.map((directory) => `${directory}/${target}`);
    // What Kbuild wraps: an asm/ header that the architecture does not have.
    const generic = /^asm\/(.*)$/.exec(target)?.[1];
    if (generic !== undefined)
      candidates.push(`include/asm-generic/${generic}`, `include/uapi/asm-generic/${generic}`);
    const found = candidates.map((each) => normalise(each)).find((each) => this.#texts.has(each));
    const file = found === undefined ? undefined : this.#texts.file(found);
    this.#resolved.set(target, file);
    return file;
  }

  function(at: FunctionDefinition, file: ScannedFile, reach: Exclude<Reach, 'no'>): void {
    this.#add(at.name, { at, file, reach });
  }

  invocation(at: MacroInvocation, file: ScannedFile, reach: Exclude<Reach, 'no'>): void {
    for (const macro of this.macros.get(at.macro)?.candidates ?? [])
      for (const name of pastedFunctions(macro, at)) this.#add(name, { at, file, reach });
  }

  prototype(name: string, file: ScannedFile, line: number): void {
    if (!this.prototypes.has(name)) this.prototypes.set(name, { file, line });
  }

  #add(name: string, placed: PlacedFunction): void {
    const others = (this.functions.get(name) ?? []).filter(({ at }) => at !== placed.at);
    this.functions.set(name, [...others, placed]);
  }
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
