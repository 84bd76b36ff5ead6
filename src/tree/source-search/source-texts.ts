import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanFile } from './scan-file.ts';
import type { ScannedFile } from './scanned-file.ts';
import type { SourceTree } from '../source-tree.ts';

/** The C files of a tree, each read and scanned once, when it is first asked for. */
export class SourceTexts {
  readonly tree: SourceTree;
  readonly #files = new Map<string, ScannedFile | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #directories = new Map<string, ReadonlyMap<string, 'file' | 'directory'>>();

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  /** The scanned file; undefined if the tree does not have it. */
  file(path: string): ScannedFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    const text = this.text(path);
    const file = text === undefined ? undefined : scanFile(path, text);
    this.#files.set(path, file);
    return file;
  }

  /** The text of a file; undefined if the tree does not have it. */
  text(path: string): string | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    const text =
      this.tree.changed?.get(path) ??
      (this.has(path) ? readFileSync(join(this.tree.root, path), 'utf8') : undefined);
    this.#texts.set(path, text);
    return text;
  }

  /** Whether the tree has a file. */
  has(path: string): boolean {
    const slash = path.lastIndexOf('/');
    return this.list(slash < 0 ? '' : path.slice(0, slash)).get(path.slice(slash + 1)) === 'file';
  }

  /** Entries of a directory; empty if there is none. */
  list(directory: string): ReadonlyMap<string, 'file' | 'directory'> {
    const known = this.#directories.get(directory);
    if (known) return known;
    const entries = new Map<string, 'file' | 'directory'>();
    try {
      for (const entry of readdirSync(join(this.tree.root, directory), { withFileTypes: true }))
        entries.set(entry.name, entry.isDirectory() ? 'directory' : 'file');
    } catch {
      // No such directory: no file of it can be had.
    }
    this.#directories.set(directory, entries);
    return entries;
  }
}

const known = new WeakMap<SourceTree, SourceTexts>();

/** The texts of a tree; the same object every time, so that a file is read once for all architectures. */
export function textsOf(tree: SourceTree): SourceTexts {
  const texts = known.get(tree) ?? new SourceTexts(tree);
  known.set(tree, texts);
  return texts;
}
