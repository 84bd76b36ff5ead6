import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makefile of a tree of the given version. */
export const makefile = (version: number, patchlevel: number) =>
  `VERSION = ${version}\nPATCHLEVEL = ${patchlevel}\nSUBLEVEL = 3\nEXTRAVERSION = -rc1\nNAME = Test\n`;

/** Writes files into a directory of the temporary folder, which is removed after the test. Returns its path. */
export function scratchTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'thpcheck-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
