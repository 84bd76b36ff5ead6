import { realpathSync } from 'node:fs';
import { contentHash } from '../../tree/cache/content-hash.ts';
import type { CacheWarning } from '../../tree/cache/ir-cache.ts';
import { ownCodeHash } from '../../tree/cache/own-code.ts';
import { ResultCache } from '../../tree/cache/result-cache.ts';
import { harnessFiles } from '../../tree/harness/harness-files.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import type { ProbeArchitecture } from '../../tree/probe/probe-target.ts';
import { helperDirectories } from './helper-directories.ts';
import type { ArchitectureResult } from './result.ts';
import { TreeStamps } from './tree-stamp.ts';

/** Folders of thpcheck's own code that decide what is found. */
const makers = ['word', 'bdd', 'program', 'arch', 'contract', 'tree', 'check/helpers'];

/** A file that changed so shortly before it was stamped, in ms, may change again without another time. */
const clockGrain = 2000;

/**
 * Finished architectures, kept under everything that they depend on: files of the tree, thpcheck's own code, compiler.
 * Whether they are as they were is seen from names, sizes and times of the files, which none of the files has to be
 * read for.
 */
export class KeptResults {
  readonly #tree: SourceTree;
  readonly #cache: ResultCache;
  readonly #compiler: string;
  readonly #warn: CacheWarning;
  readonly #stamps: TreeStamps;

  /**
   * @param directory of the caches
   * @param compiler identity of the compiler
   */
  constructor(tree: SourceTree, directory: string, compiler: string, warn: CacheWarning) {
    this.#tree = tree;
    this.#cache = new ResultCache(directory, 'helper-results');
    this.#compiler = compiler;
    this.#warn = warn;
    this.#stamps = new TreeStamps(tree);
  }

  /** The result of an architecture, if nothing that it depends on has changed. */
  find(architecture: ProbeArchitecture): ArchitectureResult | undefined {
    const found = this.#cache.find(this.#key(architecture), this.#warn);
    return found === undefined ? undefined : (JSON.parse(found.toString()) as ArchitectureResult);
  }

  /** Keeps a result that was computed since this was opened, unless the tree has changed meanwhile. Never fails. */
  store(architecture: ProbeArchitecture, result: ArchitectureResult): void {
    const directory = helperDirectories[architecture];
    const { hash, newest, at } = this.#stamps.of(directory);
    if (new TreeStamps(this.#tree).of(directory).hash !== hash || newest > at - clockGrain) return;
    this.#cache.store(this.#key(architecture), Buffer.from(JSON.stringify(result)), this.#warn);
  }

  #key(architecture: ProbeArchitecture): string {
    const { root, version } = this.#tree;
    const { hash } = this.#stamps.of(helperDirectories[architecture]);
    const code = [ownCodeHash(makers), ...harnessFiles()];
    return contentHash(
      JSON.stringify([code, realpathSync(root), version.text, hash, this.#compiler, architecture]),
    );
  }
}
