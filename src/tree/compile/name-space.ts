import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { diskPath, nameExists } from './layout.ts';
import { LazyFile } from './lazy-file.ts';
import { resolveParentIncludes } from './parent-segments.ts';
import type { CompileJob } from './worker-protocol.ts';

/** Files as `@yowasp/clang` takes them. */
export interface NameTree {
  [name: string]: NameTree | Uint8Array;
}

/** The files of a job, and what was found out while the compiler read them. */
export interface NameSpace {
  readonly tree: NameTree;
  /**
   * Directories that files reached through `..` lie in and that the name space does not hold. When not empty
   * after a compilation, compile again with them as `furtherDirectories`.
   */
  readonly missing: ReadonlySet<string>;
}

/**
 * Builds the name space of a job: the names below the include directories and beside the source, with contents
 * read on demand, and the virtual files laid over them.
 * @param furtherDirectories names of directories to hold besides
 */
export function buildNameSpace(job: CompileJob, furtherDirectories: ReadonlySet<string>): NameSpace {
  const { layout, virtualFiles } = job;
  const tree: NameTree = {};
  const missing = new Set<string>();
  const held = new Set<string>();

  const contents = (name: string, read: () => Uint8Array): Uint8Array =>
    new LazyFile(() => {
      const bytes = Buffer.from(read());
      if (!bytes.includes('../')) return bytes;
      const resolved = resolveParentIncludes(bytes.toString('latin1'), name, {
        searchPath: layout.searchPath,
        quoteDirectory: layout.quoteDirectory,
        exists: (candidate) => nameExists(layout, virtualFiles, candidate),
      });
      if (resolved === undefined) return bytes;
      for (const target of resolved.targets) {
        const directory = posix.dirname(target);
        if (!virtualFiles.has(target) && !isHeld(held, directory)) missing.add(directory);
      }
      return Buffer.from(resolved.text, 'latin1');
    });

  const addDirectory = (name: string, depth: 'flat' | 'deep'): void => {
    if (isHeld(held, name)) return;
    if (depth === 'deep') held.add(name);
    const addEntries = (path: string, at: string, ancestors: readonly string[]): void => {
      const real = realpathSync(path);
      if (ancestors.includes(real)) return;
      const node = nodeAt(tree, at);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const below = join(path, entry.name);
        const belowName = at === '' ? entry.name : `${at}/${entry.name}`;
        const kind = entry.isSymbolicLink() ? statSync(below, { throwIfNoEntry: false }) : entry;
        if (kind?.isFile() === true) {
          node[entry.name] ??= contents(belowName, () => readFileSync(below));
        } else if (kind?.isDirectory() === true && depth === 'deep') {
          addEntries(below, belowName, [...ancestors, real]);
        }
      }
    };
    const path = diskPath(layout, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
      addEntries(path, name === '.' ? '' : name, []);
    }
  };

  const wanted = [
    ...layout.searchPath,
    ...(layout.quoteDirectory === undefined ? [] : [layout.quoteDirectory]),
    ...furtherDirectories,
  ];
  for (const name of wanted.toSorted((a, b) => a.length - b.length)) addDirectory(name, 'deep');
  const beside = posix.dirname(layout.source);
  addDirectory(beside, beside === '.' ? 'flat' : 'deep');
  for (const [name, text] of virtualFiles) {
    nodeAt(tree, posix.dirname(name))[posix.basename(name)] = contents(name, () => Buffer.from(text));
  }
  return { tree, missing };
}

function isHeld(held: ReadonlySet<string>, name: string): boolean {
  for (let at = name; ; at = posix.dirname(at)) {
    if (held.has(at)) return true;
    if (at === '.') return false;
  }
}

function nodeAt(tree: NameTree, name: string): NameTree {
  let node = tree;
  for (const segment of name.split('/')) {
    if (segment === '' || segment === '.') continue;
    const next = node[segment];
    if (next === undefined || next instanceof Uint8Array) {
      const made: NameTree = {};
      node[segment] = made;
      node = made;
    } else {
      node = next;
    }
  }
  return node;
}
