import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeHas, type SourceTree } from '../source-tree.ts';

/**
 * Headers of the tree that have no guard, with one: for units that hold several sources. Those that the version does not
 * have are left out.
 * @param paths relative to the tree
 */
export function includeOnce(tree: SourceTree, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    paths
      .filter((path) => treeHas(tree, path))
      .map((path) => [path, `#pragma once\n#line 1\n${readFileSync(join(tree.root, path), 'utf8')}`]),
  );
}
