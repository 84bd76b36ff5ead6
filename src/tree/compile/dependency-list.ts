import { posix } from 'node:path';

/**
 * File names of a dependency list in make syntax, as `clang -MD` writes it: normalised, without duplicates, in
 * order of first use. A name keeps its `..` segments, which the caller must judge.
 */
export function parseDependencyList(text: string): readonly string[] {
  const body = text.slice(text.indexOf(': ') + 2).replaceAll('\\\n', ' ');
  const names = new Set<string>();
  for (const match of body.matchAll(/(?:\\[ #]|[^\s])+/g)) {
    const name = match[0].replaceAll(/\\([ #])/g, '$1').replaceAll('$$', '$');
    names.add(name.split('/').includes('..') ? name : posix.normalize(name).replace(/^\//, ''));
  }
  return [...names];
}
