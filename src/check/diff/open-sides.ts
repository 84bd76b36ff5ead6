import { openGitTree } from '../../tree/git/open-git-tree.ts';
import { openSourceTree, type SourceTree } from '../../tree/source-tree.ts';
import type { TreeSource } from './diff-request.ts';
import type { TreeSummary } from './result.ts';

/** A tree that is compared. */
export interface OpenedTree {
  readonly tree: SourceTree;
  readonly summary: TreeSummary;
}

/**
 * Opens a tree.
 * @param directories below arch/ that are needed
 * @throws ThpcheckError THP2000 to THP2002, THP2301 to THP2307
 */
export async function openTree(
  source: TreeSource,
  directories: readonly string[],
  cacheDirectory: string | undefined,
): Promise<OpenedTree> {
  if (source.kind === 'directory') {
    const tree = openSourceTree(source.path);
    return { tree, summary: { version: tree.version.text } };
  }
  const { repository, revision } = source;
  const { tree, commit } = await openGitTree({
    repository,
    revision,
    architectures: directories,
    cacheDirectory,
  });
  return { tree, summary: { version: tree.version.text, revision, commit } };
}
