import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { missingKconfig, recursiveSource } from './diagnostics.ts';
import { filesMatching } from './glob.ts';
import type { Position } from './model.ts';

/** Where Kconfig text comes from, and which files were read. */
export interface KconfigSource {
  readonly filesRead: readonly string[];
  readonly warnings: readonly string[];
  read(path: string): string;
  /** Files that a source statement names. An absent file of another architecture is left out with a warning. */
  resolve(path: string, keyword: string, from: Position): readonly string[];
  /** Runs `body` while `path` is being read; a circle is an error. */
  inside(path: string, from: Position, body: () => void): void;
}

/** Hears what source statements were resolved to, besides the files that were read. */
export interface SourceListener {
  /** A file that is not there. */
  absent(path: string): void;
  /** A pattern, and the files that match it. */
  matched(pattern: string, files: readonly string[]): void;
}

/** The Kconfig files below `root` (absolute path of the tree). */
export function treeSource(root: string, srcarch: string, listener?: SourceListener): KconfigSource {
  const filesRead: string[] = [];
  const warnings: string[] = [];
  const open: string[] = [];
  const exists = (path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
  return {
    filesRead,
    warnings,
    read(path) {
      if (!exists(path)) throw new ThpcheckError(missingKconfig(path, undefined));
      filesRead.push(path);
      return readFileSync(join(root, path), 'utf8');
    },
    resolve(path, keyword, from) {
      const relative = keyword.includes('rsource') ? join(dirname(from.file), path) : path;
      const pattern = /[*?[]/.test(relative);
      const files = pattern ? filesMatching(root, relative) : exists(relative) ? [relative] : [];
      if (pattern) listener?.matched(relative, files);
      else if (files.length === 0) listener?.absent(relative);
      if (files.length || keyword.startsWith('o')) return files;
      const foreign = /^arch\/([^/]+)\//.exec(relative)?.[1];
      if (foreign !== undefined && foreign !== srcarch) {
        warnings.push(`${from.file}:${from.line}: ${relative} is not in the tree; left out`);
        return [];
      }
      throw new ThpcheckError(missingKconfig(relative, from));
    },
    inside(path, from, body) {
      if (open.includes(path)) throw new ThpcheckError(recursiveSource(path, from));
      open.push(path);
      body();
      open.pop();
    },
  };
}
