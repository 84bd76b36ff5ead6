import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSyscallTable, syscallHeader } from '../generated/syscall-table.ts';
import { treeHas, type SourceTree } from '../source-tree.ts';

/** Headers that Kbuild makes from one table of system calls. */
export interface SyscallTable {
  /** Relative to the tree. */
  readonly table: string;
  readonly headers: readonly {
    /** Relative to the tree. */
    readonly path: string;
    /** Lines of the table that are meant, by their second word. */
    readonly abis: readonly string[];
    /** Put before each name. */
    readonly prefix?: string;
  }[];
}

/** The headers of system-call numbers of an architecture; none for a table that the version does not have. */
export function syscallNumbers(
  tree: SourceTree,
  tables: readonly SyscallTable[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { table, headers } of tables) {
    if (!treeHas(tree, table)) continue;
    const entries = parseSyscallTable(readFileSync(join(tree.root, table), 'utf8'));
    for (const { path, abis, prefix = '' } of headers)
      files.set(path, syscallHeader(entries, abis, { prefix, count: 'emit' }));
  }
  return files;
}
