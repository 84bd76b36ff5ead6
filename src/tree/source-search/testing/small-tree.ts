import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SourceTree } from '../../source-tree.ts';

/** A tree of a few files in a temporary directory; path to text. */
export function smallTree(files: Readonly<Record<string, string>>): SourceTree {
  const root = mkdtempSync(join(tmpdir(), 'thpcheck-search-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, version: { major: 6, minor: 12, patch: 0, text: '6.12.0', code: 6012 } };
}
