import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../tree/cache/content-hash.ts';
import type { SourceTree } from '../../tree/source-tree.ts';

/** State of the files of a tree that results depend on. */
export interface TreeStamp {
  /** Equal hashes: no file was added, removed or written since. */
  readonly hash: string;
  /** Latest time at which one of the files changed, ms since the epoch. */
  readonly newest: number;
  /** When the files were looked at, ms since the epoch. */
  readonly at: number;
}

/** Folders that all architectures share: headers, and the generic code that is compiled or searched for uses. */
const shared: readonly string[] = ['include', 'mm', 'kernel', 'fs', 'virt', 'scripts', 'lib'];

/** Folders of any depth that hold nothing that is compiled, configured or searched, and many files. */
const leftOut = /^(?:\.git|Documentation|arch\/[^/]+\/(?:boot|configs)|include\/dt-bindings)$/;

/** Files of Kconfig, wherever in the tree they are. */
const kconfigFile = /^Kconfig/;

/** Directories of one file system's own code: only what is right in fs/, fs/proc/ and fs/hugetlbfs/ is searched. */
const ownFileSystem = /^fs\/(?!proc$|hugetlbfs$)/;

interface Folder {
  readonly path: string;
  readonly line: string;
  readonly newest: number;
}

/**
 * The state of a tree's files when it was made: names, sizes and times of everything below the folders that helpers are
 * compiled from, and of every Kconfig file. Reads no file.
 */
export class TreeStamps {
  readonly #root: string;
  readonly #folders: readonly Folder[];
  readonly #at = Date.now();

  constructor({ root }: SourceTree) {
    this.#root = root;
    const folders: Folder[] = [];
    this.#walk('', folders);
    this.#folders = folders;
  }

  /** The state of all that the results of one architecture (directory below arch/) depend on. */
  of(srcarch: string): TreeStamp {
    const own = `arch/${srcarch}`;
    const among = this.#folders.filter(
      ({ path }) => !path.startsWith('arch/') || path === own || path.startsWith(`${own}/`),
    );
    return {
      hash: contentHash(among.map(({ line }) => line).join('\n')),
      newest: among.reduce((latest, { newest }) => Math.max(latest, newest), 0),
      at: this.#at,
    };
  }

  #walk(path: string, folders: Folder[]): void {
    const whole =
      path.startsWith('arch/') || shared.some((each) => path === each || path.startsWith(`${each}/`));
    const files: string[] = [];
    const below: string[] = [];
    let newest = 0;
    let entries: Dirent[] = [];
    try {
      entries = readdirSync(join(this.#root, path), { withFileTypes: true });
    } catch {
      // It cannot be read by the evaluation either, which says so if it needs it.
    }
    for (const entry of entries) {
      const { name } = entry;
      const inside = path === '' ? name : `${path}/${name}`;
      if (entry.isDirectory()) {
        if (!leftOut.test(inside)) below.push(inside);
        continue;
      }
      const wanted = (whole && !ownFileSystem.test(path)) || kconfigFile.test(name) || inside === 'Makefile';
      if (!wanted) continue;
      const found = statSync(join(this.#root, inside), { throwIfNoEntry: false });
      if (found === undefined) continue;
      newest = Math.max(newest, found.mtimeMs, found.ctimeMs);
      files.push(`${name} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`);
    }
    // The names of the folders show that one was added which Kconfig names.
    const names = [...files.toSorted(), ...below.toSorted()].join('\n');
    folders.push({ path, line: `${path}\n${names}`, newest });
    for (const folder of below.toSorted()) this.#walk(folder, folders);
  }
}
