import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { harnessDirectory } from './units.ts';

/** The harness as it is installed: the same place seen from `src/` and from `dist/`. */
export const installedHarness = fileURLToPath(new URL('../../../harness/', import.meta.url));

/**
 * The C of the harness as virtual files, `thpcheck/harness/unit.c` and so on, sorted by name.
 * @param directory where the harness is; only tests need another one
 */
export function harnessFiles(directory: string = installedHarness): ReadonlyMap<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[ch]$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    files.map((file) => [
      `${harnessDirectory}/${relative(directory, file).split(sep).join('/')}`,
      readFileSync(file, 'utf8'),
    ]),
  );
}
