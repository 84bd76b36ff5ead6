import type { SourceTree } from '../source-tree.ts';
import type { FileEvent, ScannedFile } from './scanned-file.ts';
import { textsOf, type SourceTexts } from './source-texts.ts';

/** A use of a function or macro in generic code. */
export interface SourceUse {
  /** Relative to the tree. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** C function that holds the line, or macro whose body does. */
  readonly function: string;
  /** Name that is used. */
  readonly uses: string;
}

/** Where generic code that deals with page tables is: directories, and endings of names; below `mm/` all. */
const searched: readonly { readonly directory: string; readonly ending: string }[] = [
  ...['mm', 'mm/kasan', 'mm/kfence', 'mm/kmsan', 'mm/damon'].map(ofC),
  ...[
    'fs',
    'fs/proc',
    'fs/hugetlbfs',
    'kernel',
    'kernel/events',
    'kernel/futex',
    'kernel/dma',
    'virt/kvm',
  ].map(ofC),
  ...['include/linux', 'include/asm-generic', 'mm'].map((directory) => ({ directory, ending: '.h' })),
];

function ofC(directory: string) {
  return { directory, ending: '.c' };
}

/** Files that rely on nothing: tests of the helpers, and documentation in C. */
const leftOut = new Set(['mm/debug_vm_pgtable.c']);

/**
 * Where generic code (`mm/`, `include/linux`, `include/asm-generic`, `fs/`, `fs/proc`, `kernel/`, `virt/kvm`...) uses
 * functions or macros, in whatever configuration; comments, strings, declarations and the definitions themselves do
 * not count, nor does `mm/debug_vm_pgtable.c`, which only tests helpers. Sorted by file and line.
 */
export function findUses(tree: SourceTree, names: Iterable<string>): readonly SourceUse[] {
  const wanted = [...new Set(names)].filter((name) => /^\w+$/.test(name));
  if (wanted.length === 0) return [];
  const pattern = new RegExp(`\\b(?:${wanted.join('|')})\\b`);
  const texts = textsOf(tree);
  return [...filesOf(texts)]
    .filter((path) => pattern.test(texts.text(path) ?? ''))
    .toSorted()
    .flatMap((path) => usesIn(texts.file(path)!, pattern));
}

function* filesOf(texts: SourceTexts): Iterable<string> {
  for (const { directory, ending } of searched)
    for (const [name, kind] of texts.list(directory)) {
      const path = `${directory}/${name}`;
      if (kind === 'file' && name.endsWith(ending) && !leftOut.has(path)) yield path;
    }
}

function usesIn(file: ScannedFile, pattern: RegExp): readonly SourceUse[] {
  const uses: SourceUse[] = [];
  const all = new RegExp(pattern, 'g');
  for (const event of file.events) {
    const range = bodyOf(event, file);
    if (!range || !pattern.test(file.code.slice(range.start, range.end))) continue;
    const code = withoutDirectives(file.code.slice(range.start, range.end), event);
    for (const match of code.matchAll(all)) {
      const [name] = match;
      if (name === range.name) continue;
      const line = lineOf(file.code, range.start + match.index);
      const last = uses.at(-1);
      if (last?.line !== line || last.uses !== name)
        uses.push({ file: file.path, line, function: range.name, uses: name });
    }
  }
  return uses.toSorted((left, right) => left.line - right.line);
}

/** Where code is run: bodies of functions and macros. */
function bodyOf(
  event: FileEvent,
  file: ScannedFile,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  if (event.kind === 'function') return { name: event.name, start: event.body, end: event.end };
  if (event.kind !== 'define' || event.body === '') return undefined;
  const head =
    /^#\s*define\s+\w+(?:\([^()]*\))?/.exec(file.code.slice(event.start, event.end))?.[0].length ?? 0;
  return { name: event.name, start: event.start + head, end: event.end };
}

/** Directives in the body of a function ask for names, and do not use them; a macro's body is its own event. */
function withoutDirectives(code: string, event: FileEvent): string {
  if (event.kind !== 'function') return code;
  return code.replaceAll(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, (lines) => lines.replaceAll(/[^\n]/g, ' '));
}

function lineOf(code: string, offset: number): number {
  let line = 1;
  for (let at = code.indexOf('\n'); at >= 0 && at < offset; at = code.indexOf('\n', at + 1)) line++;
  return line;
}
