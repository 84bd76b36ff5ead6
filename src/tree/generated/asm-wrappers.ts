import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from '../source-tree.ts';

/**
 * `asm/X.h` for each generic header that the architecture has no own version of. Kbuild makes fewer of them
 * (`generic-y`, `mandatory-y`); the others are never included, so the simple rule serves all versions.
 * Source: scripts/Makefile.asm-headers (6.12), scripts/Makefile.asm-generic (4.5).
 */
export function asmWrappers(tree: SourceTree, srcarch: string): ReadonlyMap<string, string> {
  const own = headers(tree, `arch/${srcarch}/include/asm`);
  const ownUapi = headers(tree, `arch/${srcarch}/include/uapi/asm`);
  const files = new Map<string, string>();
  for (const name of headers(tree, 'include/asm-generic'))
    if (!own.has(name) && !ownUapi.has(name))
      files.set(`arch/${srcarch}/include/generated/asm/${name}`, wrapper(name));
  for (const name of headers(tree, 'include/uapi/asm-generic'))
    if (!ownUapi.has(name)) files.set(`arch/${srcarch}/include/generated/uapi/asm/${name}`, wrapper(name));
  return files;
}

const wrapper = (name: string) => `#include <asm-generic/${name}>\n`;

function headers(tree: SourceTree, directory: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(join(tree.root, directory)).filter((name) => name.endsWith('.h')));
  } catch {
    return new Set();
  }
}
