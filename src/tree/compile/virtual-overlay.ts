import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Layout } from './layout.ts';

/**
 * Writes the virtual files of a request and the description of clang's virtual file system that lays them, and
 * the overlays under their mount names, over the tree (clang: `-ivfsoverlay`, RedirectingFileSystem).
 * @param scratch existing empty directory
 * @returns path of the description
 */
export function writeVirtualOverlay(
  scratch: string,
  { treeRoot, mounts }: Layout,
  virtualFiles: ReadonlyMap<string, string>,
): string {
  const files = new Map<string, string>();
  for (const { name, directory } of mounts) {
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(`${name}/${relative(directory, path).split(sep).join('/')}`, path);
    }
  }
  const contents = join(scratch, 'files');
  mkdirSync(contents);
  let number = 0;
  for (const [name, text] of virtualFiles) {
    const path = join(contents, String(number++));
    writeFileSync(path, text);
    files.set(name, path);
  }
  const description = join(scratch, 'overlay.yaml');
  writeFileSync(
    description,
    JSON.stringify({
      version: 0,
      'case-sensitive': 'true',
      fallthrough: 'true',
      'use-external-names': 'false',
      roots: Array.from(files, ([name, path]) => ({
        type: 'file',
        name: join(treeRoot, name),
        'external-contents': path,
      })),
    }),
  );
  return description;
}
