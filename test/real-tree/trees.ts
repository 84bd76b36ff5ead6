import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSourceTree, type SourceTree } from '../../src/tree/source-tree.ts';

const cachedTrees = fileURLToPath(new URL('../../.cache/trees/', import.meta.url));

/**
 * Kernel trees at hand: THPCHECK_LINUX, several separated as in PATH, or else those that npm test unpacked. Empty
 * when there is none; the tests on real kernel code are then skipped.
 */
export function treesAtHand(): readonly SourceTree[] {
  const given = process.env['THPCHECK_LINUX'];
  if (given !== undefined && given !== '') return given.split(delimiter).map((path) => openSourceTree(path));
  try {
    return readdirSync(cachedTrees)
      .filter((name) => name.startsWith('linux-'))
      .map((name) => openSourceTree(join(cachedTrees, name)));
  } catch {
    return [];
  }
}

/** Architectures that are checked on a tree: 4.x trees are supported for arm only. */
export function architecturesOf(tree: SourceTree): readonly ('riscv64' | 'arm' | 'arm64')[] {
  return tree.version.major < 5 ? ['arm'] : ['riscv64', 'arm', 'arm64'];
}
