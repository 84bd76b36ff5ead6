import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import {
  missingFiles,
  noArchitecture,
  noSuchTree,
  notAKernelTree,
  tooOld,
} from './source-tree-diagnostics.ts';

/** Version of a kernel tree, from its Makefile. */
export interface KernelVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** VERSION.PATCHLEVEL.SUBLEVEL and EXTRAVERSION, such as `6.12.117` or `6.13.0-rc2`. */
  readonly text: string;
  /** `major * 1000 + minor`. */
  readonly code: number;
}

/** A kernel source tree, which need not be configured and may be unpacked in part. */
export interface SourceTree {
  /** Absolute path. */
  readonly root: string;
  readonly version: KernelVersion;
  /** Files whose text is another than on disk (overlays): name relative to the tree to text. */
  readonly changed?: ReadonlyMap<string, string>;
}

const oldest = { code: 4004, text: '4.4' };

/**
 * Opens a kernel tree and reads its version.
 * @throws ThpcheckError THP2000 no such directory, THP2001 no kernel tree, THP2002 too old.
 */
export function openSourceTree(directory: string): SourceTree {
  const root = resolve(directory);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new ThpcheckError(noSuchTree(root));
  for (const path of ['Makefile', 'mm', 'include/linux'])
    if (!exists(root, path)) throw new ThpcheckError(notAKernelTree(root, path));
  const version = readVersion(readFileSync(join(root, 'Makefile'), 'utf8'));
  if (!version) throw new ThpcheckError(notAKernelTree(root, 'VERSION and PATCHLEVEL in the Makefile'));
  if (version.code < oldest.code) throw new ThpcheckError(tooOld(root, version.text, oldest.text));
  return { root, version };
}

/** Makes sure that `arch/<srcarch>` is there. @throws ThpcheckError THP2003. */
export function requireArchitecture(tree: SourceTree, srcarch: string): void {
  if (!exists(tree.root, `arch/${srcarch}/Kconfig`))
    throw new ThpcheckError(noArchitecture(tree.root, srcarch));
}

/** Makes sure that files (paths relative to the tree) are there. @throws ThpcheckError THP2004. */
export function requireFiles(tree: SourceTree, paths: readonly string[]): void {
  const missing = paths.filter((path) => !exists(tree.root, path));
  if (missing.length) throw new ThpcheckError(missingFiles(tree.root, missing));
}

/** Whether a file or directory (relative to the tree) is there. */
export function treeHas(tree: SourceTree, path: string): boolean {
  return exists(tree.root, path);
}

function exists(root: string, path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

function readVersion(makefile: string): KernelVersion | undefined {
  const field = (name: string) => new RegExp(`^${name}[ \\t]*=[ \\t]*(.*)$`, 'm').exec(makefile)?.[1]?.trim();
  const [major, minor, patch] = ['VERSION', 'PATCHLEVEL', 'SUBLEVEL'].map((name) => field(name));
  if (!major || !minor || !/^\d+$/.test(major) || !/^\d+$/.test(minor)) return undefined;
  const sub = /^\d+$/.test(patch ?? '') ? Number(patch) : 0;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: sub,
    text: `${major}.${minor}.${sub}${field('EXTRAVERSION') ?? ''}`,
    code: Number(major) * 1000 + Number(minor),
  };
}
