import type { SourceTree } from '../source-tree.ts';
import { searchHeaders } from './header-search.ts';
import { textsOf } from './source-texts.ts';

/**
 * Macros without parameters that the headers of an architecture and configuration certainly define: name to body.
 * Parameters as of `findDefinitions`.
 */
export function objectMacros(
  tree: SourceTree,
  srcarch: string,
  config: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { certain, candidates }] of searchHeaders(
    textsOf(tree),
    srcarch,
    config,
  ).macros.entries()) {
    const [only] = candidates;
    if (!certain || candidates.length !== 1 || only === undefined) continue;
    if (only.definition.parameters === undefined) found.set(name, only.definition.body);
  }
  return found;
}
