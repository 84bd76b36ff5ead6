import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from './content-hash.ts';

const known = new Map<string, string>();

/**
 * Hash of thpcheck's own code in folders beside `src/tree` (`program`, `tree/kconfig`), tests left out. Part of the
 * keys of what that code has computed: another version of it never serves old results.
 */
export function ownCodeHash(folders: readonly string[]): string {
  const key = folders.join('\n');
  let hash = known.get(key);
  if (hash === undefined) {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const files = folders.flatMap((folder) => codeFiles(root, folder));
    hash = contentHash(
      JSON.stringify(files.map((file) => [file, contentHash(readFileSync(join(root, file)))])),
    );
    known.set(key, hash);
  }
  return hash;
}

function codeFiles(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'testing' ? [] : codeFiles(root, path);
      return /(?<!\.d|\.test)\.[jt]s$/.test(entry.name) ? [path] : [];
    });
}
