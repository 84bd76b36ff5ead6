import { statSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import type { Layout } from '../compile/layout.ts';
import { diskPath, nameExists } from '../compile/layout.ts';
import type { CompileRequest } from '../compile/request.ts';
import type { RecordedDirectory } from './record.ts';
import { absent } from './record.ts';

/**
 * Names that would be read instead of those in `files` if they existed: the same header in an earlier include
 * directory or beside a file of an overlay, the unit itself in an overlay. Includes some that exist and were
 * passed over, as by `#include_next`.
 */
export function earlierNames(
  { unit }: CompileRequest,
  { searchPath, mounts, source }: Layout,
  files: readonly string[],
): ReadonlySet<string> {
  const earlier = new Set<string>();
  const overlayDirectories = new Set(
    files.filter((file) => file.startsWith('overlay/')).map((file) => posix.dirname(file)),
  );
  for (const file of files) {
    for (const directory of overlayDirectories) earlier.add(`${directory}/${posix.basename(file)}`);
    for (const [index, directory] of searchPath.entries()) {
      if (!file.startsWith(`${directory}/`)) continue;
      const rest = file.slice(directory.length + 1);
      for (const before of searchPath.slice(0, index)) earlier.add(`${before}/${rest}`);
      for (const overlayDirectory of overlayDirectories) earlier.add(`${overlayDirectory}/${rest}`);
    }
  }
  for (const { name } of mounts) {
    if (source === `${name}/${unit}`) break;
    earlier.add(`${name}/${unit}`);
  }
  for (const file of files) earlier.delete(file);
  return earlier;
}

/** Those of the names that exist, sorted. */
export function existingNames(
  { virtualFiles }: CompileRequest,
  layout: Layout,
  names: ReadonlySet<string>,
): readonly string[] {
  return [...names].filter((name) => nameExists(layout, virtualFiles, name)).toSorted();
}

/**
 * The directories in which one of the names could appear, with their times; of directories that do not exist, the
 * uppermost.
 */
export function watchedDirectories(layout: Layout, names: ReadonlySet<string>): readonly RecordedDirectory[] {
  const times = new Map<string, number>();
  const timeOf = (path: string): number => {
    let time = times.get(path);
    if (time === undefined) {
      time = directoryTime(path);
      times.set(path, time);
    }
    return time;
  };
  const watched = new Set<string>();
  for (const name of new Set([...names].map((each) => posix.dirname(each)))) {
    let path = diskPath(layout, name);
    while (timeOf(path) === absent && dirname(path) !== path && timeOf(dirname(path)) === absent) {
      path = dirname(path);
    }
    watched.add(path);
  }
  return Array.from(watched, (path) => ({ path, time: timeOf(path) }));
}

/** Modification time of a directory in ms, or {@link absent}. */
export function directoryTime(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? found.mtimeMs : absent;
}
