import { statSync } from 'node:fs';
import { basename, isAbsolute, join, posix, resolve, sep } from 'node:path';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { badUnitName, treeMissing, unitMissing } from '../diagnostics.ts';
import type { CompileRequest } from './request.ts';

/** An overlay and the name under which the compiler sees it: `overlay/NAME`. */
export interface Mount {
  readonly name: string;
  /** Absolute path. */
  readonly directory: string;
}

/**
 * Where a request's files are in the one name space that the compiler sees: the tree, with the virtual files
 * laid over it and each overlay mounted as `overlay/NAME`. Both compilers use the same names, so debug
 * locations and dependency lists are the same too.
 */
export interface Layout {
  readonly treeRoot: string;
  readonly mounts: readonly Mount[];
  /** Name of the source to compile. */
  readonly source: string;
  /** Include directories in search order, overlays first. */
  readonly searchPath: readonly string[];
  /** Directory searched for quoted includes before the search path, when the source is not the tree's own. */
  readonly quoteDirectory: string | undefined;
}

/** True when `path` names an existing regular file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Lays out the files of a request.
 * @throws ThpcheckError THP3001 when the tree is missing, THP3002 for a missing unit, THP3003 for a bad name
 */
export function layOut(request: CompileRequest): Layout {
  const treeRoot = resolve(request.treeRoot);
  if (!(statSync(treeRoot, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    throw new ThpcheckError(treeMissing(request.treeRoot));
  }
  for (const name of [request.unit, ...request.includeDirectories, ...request.virtualFiles.keys()]) {
    if (!isPlainName(name)) throw new ThpcheckError(badUnitName(name));
  }
  const mounts = mountOverlays(request.overlays);
  const replacement = mounts.find((mount) => isFile(join(mount.directory, request.unit)));
  if (replacement === undefined && !request.virtualFiles.has(request.unit)) {
    if (!isFile(join(treeRoot, request.unit))) throw new ThpcheckError(unitMissing(request.unit, treeRoot));
  }
  return {
    treeRoot,
    mounts,
    source: replacement === undefined ? request.unit : `${replacement.name}/${request.unit}`,
    searchPath: [
      ...mounts.map((mount) => mount.name),
      ...request.includeDirectories,
      ...request.target.includes(request.version),
    ],
    quoteDirectory: replacement === undefined ? undefined : posix.dirname(request.unit),
  };
}

/** Path on disk of a name that is not a virtual file. */
export function diskPath(layout: Pick<Layout, 'treeRoot' | 'mounts'>, name: string): string {
  for (const mount of layout.mounts) {
    if (name === mount.name) return mount.directory;
    if (name.startsWith(`${mount.name}/`)) return join(mount.directory, name.slice(mount.name.length + 1));
  }
  return join(layout.treeRoot, name);
}

/** True when the name is a virtual file or a file on disk. */
export function nameExists(
  layout: Pick<Layout, 'treeRoot' | 'mounts'>,
  virtualFiles: { has(name: string): boolean },
  name: string,
): boolean {
  return virtualFiles.has(name) || isFile(diskPath(layout, name));
}

/** The name as a user knows it: an overlay's file by its absolute path, any other as it is. */
export function userName(mounts: readonly Mount[], name: string): string {
  const mount = mounts.find(({ name: prefix }) => name.startsWith(`${prefix}/`));
  return mount === undefined ? name : join(mount.directory, name.slice(mount.name.length + 1));
}

/** The name under which the compiler sees an overlay's file of the given absolute path. */
export function mountedName(mounts: readonly Mount[], path: string): string {
  const mount = mounts.find(({ directory }) => path.startsWith(directory + sep));
  if (mount === undefined) return path;
  return `${mount.name}/${path
    .slice(mount.directory.length + 1)
    .split(sep)
    .join('/')}`;
}

/** Gives each overlay a name: the last part of its path, made unique by a number. */
export function mountOverlays(overlays: readonly string[]): readonly Mount[] {
  const taken = new Set<string>();
  return overlays.map((directory) => {
    const absolute = resolve(directory);
    const base = basename(absolute).replaceAll(/[^\w.-]/g, '_') || 'root';
    let name = `overlay/${base}`;
    for (let number = 2; taken.has(name); number++) name = `overlay/${base}~${number}`;
    taken.add(name);
    return { name, directory: absolute };
  });
}

function isPlainName(name: string): boolean {
  if (name === '' || isAbsolute(name) || name.includes('\\') || name.includes('\0')) return false;
  return name.split('/').every((segment) => segment !== '..' && segment !== '');
}
