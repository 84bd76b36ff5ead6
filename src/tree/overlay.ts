import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { overlayEmpty, overlayMissing, overlayNotDirectory, overlayUnreadable } from './diagnostics.ts';

/**
 * A directory of changed files that come before those of the tree: headers named as they are included
 * (`asm/pgtable.h`), sources named as in the tree (`mm/huge_memory.c`).
 */
export interface Overlay {
  /** Absolute path. */
  readonly directory: string;
  /** Names of its files, with slashes, relative to the directory, sorted. */
  readonly files: readonly string[];
}

/**
 * Opens and checks an overlay.
 * @throws ThpcheckError THP3101 missing, THP3102 not a directory, THP3103 without files, THP3104 unreadable
 */
export function openOverlay(path: string): Overlay {
  const directory = resolve(path);
  try {
    const found = statSync(directory, { throwIfNoEntry: false });
    if (found === undefined) throw new ThpcheckError(overlayMissing(path));
    if (!found.isDirectory()) throw new ThpcheckError(overlayNotDirectory(path));
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
      .map((file) => relative(directory, file).split(sep).join('/'))
      .toSorted();
    if (files.length === 0) throw new ThpcheckError(overlayEmpty(path));
    return { directory, files };
  } catch (error) {
    if (error instanceof ThpcheckError) throw error;
    throw new ThpcheckError(overlayUnreadable(path, error instanceof Error ? error.message : String(error)));
  }
}

/**
 * Absolute paths of overlay files that no unit read. A verdict says nothing of them, so they are worth a warning
 * (THP3105): mostly the file lies under a name that the kernel does not include.
 */
export function unusedOverlayFiles(
  overlays: readonly Overlay[],
  units: readonly { readonly filesRead: readonly string[] }[],
): readonly string[] {
  const read = new Set(units.flatMap(({ filesRead }) => filesRead));
  return overlays
    .flatMap(({ directory, files }) => files.map((file) => join(directory, file)))
    .filter((file) => !read.has(file));
}
