import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeHas, type SourceTree } from '../source-tree.ts';

/** Headers of arch/arc with loops of the hardware (`lp`), whose registers only gcc knows. */
const loops: readonly string[] = ['uaccess.h', 'checksum.h', 'delay.h'];

/**
 * Headers of arc whose inline assembly names a register that clang does not know in its list of clobbered ones: the
 * tree's own text without that name. The statements copy from and to user memory, add up checksums and wait; no
 * page-table helper reaches one.
 */
export function arcHeaders(tree: SourceTree): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const name of loops) {
    const path = `arch/arc/include/asm/${name}`;
    if (!treeHas(tree, path)) continue;
    const text = readFileSync(join(tree.root, path), 'utf8');
    const fixed = text
      .replaceAll(/"lp_(?:count|start|end)"(?:,\s*)?/g, '')
      .replaceAll(/"([+=&]*)l"/g, '"$1r"')
      .replaceAll(/:\s*(?=\);)/g, '');
    if (fixed !== text) files.set(path, fixed);
  }
  return files;
}
