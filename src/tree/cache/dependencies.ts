import { isAbsolute } from 'node:path';
import type { Layout } from '../compile/layout.ts';
import { diskPath, mountedName } from '../compile/layout.ts';
import type { CompiledUnit, CompileRequest } from '../compile/request.ts';
import { contentHash } from './content-hash.ts';
import type { RecordedFile, UnitRecord } from './record.ts';
import { neverTrust } from './record.ts';
import { recordFile, sameFile, trustedTime } from './recorded-file.ts';
import { directoryTime, earlierNames, existingNames, watchedDirectories } from './search-order.ts';

/**
 * Records what a compiled unit depends on.
 * @param startedAt when the compilation began, in ms since the epoch
 * @returns `undefined` when a file changed meanwhile, so that it is not known what the compiler saw
 */
export function recordDependencies(
  request: CompileRequest,
  layout: Layout,
  unit: CompiledUnit,
  startedAt: number,
): UnitRecord | undefined {
  const now = Date.now();
  const files: RecordedFile[] = [];
  for (const read of unit.filesRead) {
    const name = isAbsolute(read) ? mountedName(layout.mounts, read) : read;
    const text = request.virtualFiles.get(name);
    if (text !== undefined) {
      files.push({ name, hash: contentHash(text), size: -1, time: neverTrust });
      continue;
    }
    const file = recordFile(name, diskPath(layout, name), startedAt);
    if (file === undefined) return undefined;
    files.push(file);
  }
  const earlier = earlierNames(
    request,
    layout,
    files.map(({ name }) => name),
  );
  return {
    files,
    directories: watchedDirectories(layout, earlier).map(({ path, time }) => ({
      path,
      time: trustedTime(time, now),
    })),
    shadows: existingNames(request, layout, earlier),
    virtualNames: hashOfNames(request),
    warnings: unit.warnings,
  };
}

/** Checks that a compilation now would read the same files with the same contents. */
export function dependenciesHold(request: CompileRequest, layout: Layout, record: UnitRecord): boolean {
  return (
    record.files.every((file) => sameContent(request, layout, file)) && sameSearch(request, layout, record)
  );
}

function sameContent({ virtualFiles }: CompileRequest, layout: Layout, file: RecordedFile): boolean {
  const text = virtualFiles.get(file.name);
  if (text !== undefined) return contentHash(text) === file.hash;
  return file.size >= 0 && sameFile(diskPath(layout, file.name), file);
}

function sameSearch(request: CompileRequest, layout: Layout, record: UnitRecord): boolean {
  if (
    record.virtualNames === hashOfNames(request) &&
    record.directories.every(({ path, time }) => directoryTime(path) === time)
  ) {
    return true;
  }
  const names = record.files.map(({ name }) => name);
  const existing = existingNames(request, layout, earlierNames(request, layout, names));
  return JSON.stringify(existing) === JSON.stringify(record.shadows);
}

function hashOfNames({ virtualFiles }: CompileRequest): string {
  return contentHash([...virtualFiles.keys()].toSorted().join('\n'));
}
