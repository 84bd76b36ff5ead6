import { posix } from 'node:path';

/** Resolves names of the compiler's name space for {@link resolveParentIncludes}. */
export interface IncludeLookup {
  /** Directories searched for `#include`, in order. */
  readonly searchPath: readonly string[];
  /** Directory searched for quoted includes after the includer's own. */
  readonly quoteDirectory: string | undefined;
  exists(name: string): boolean;
}

/** A text without `..` segments in its includes, and the files that these name. */
export interface ResolvedIncludes {
  readonly text: string;
  readonly targets: readonly string[];
}

const includeDirective =
  /^([ \t]*#[ \t]*(?:include|include_next|import)[ \t]*)(["<])([^">\n]*\.\.\/[^">\n]*)[">]/gm;

/**
 * Rewrites every `#include` whose path has a `..` segment into one of an absolute path. The file system of
 * `@yowasp/clang` skips such segments and opens another file without a word (`d/x.h` for `"../x.h"` in
 * `d/a.c`), so none may reach it. Lines and their number are kept.
 * @param includer name of the file that holds the text
 * @returns `undefined` when there is nothing to rewrite
 */
export function resolveParentIncludes(
  text: string,
  includer: string,
  lookup: IncludeLookup,
): ResolvedIncludes | undefined {
  const targets: string[] = [];
  const rewritten = text.replaceAll(
    includeDirective,
    (_all, directive: string, open: string, path: string) => {
      const found = find(path, includer, open === '"' ? 'quoted' : 'angled', lookup);
      if (found !== undefined) targets.push(found);
      return `${directive}"/${found ?? nowhere(path)}"`;
    },
  );
  return rewritten === text ? undefined : { text: rewritten, targets };
}

function find(
  path: string,
  includer: string,
  form: 'quoted' | 'angled',
  lookup: IncludeLookup,
): string | undefined {
  const own = form === 'quoted' ? [posix.dirname(includer)] : [];
  const quote = form === 'quoted' && lookup.quoteDirectory !== undefined ? [lookup.quoteDirectory] : [];
  for (const directory of [...own, ...quote, ...lookup.searchPath]) {
    const name = posix.join(directory, path);
    if (!name.startsWith('../') && lookup.exists(name)) return name;
  }
  return undefined;
}

/** A name that no file has, and that tells the reader of clang's message what was asked for. */
function nowhere(path: string): string {
  return `no-such-file/${path.replaceAll('../', 'parent/')}`;
}
