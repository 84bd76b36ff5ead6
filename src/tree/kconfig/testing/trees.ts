import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSourceTree, type SourceTree } from '../../source-tree.ts';

const cache = fileURLToPath(new URL('../../../../.cache/trees', import.meta.url));

/**
 * Kernel trees for tests: the directories in the environment variable THPCHECK_LINUX (separated as PATH is) and
 * those below `.cache/trees/`. Directories that are no trees are left out.
 */
export function treesForTests(): SourceTree[] {
  const named = (process.env['THPCHECK_LINUX'] ?? '').split(delimiter).filter(Boolean);
  const cached = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
  return [...named, ...cached].flatMap((directory) => {
    try {
      return [openSourceTree(directory)];
    } catch {
      return [];
    }
  });
}
