import {
  mkdirSync,
  readlinkSync,
  linkSync,
  copyFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { posix } from 'node:path';
import type { CommitEntry } from './list-commit.ts';
import { readBlobs, type BlobSource } from './read-blobs.ts';

/** A file or link to write. */
export interface FileToWrite {
  readonly entry: CommitEntry;
  /** Absolute path. */
  readonly destination: string;
}

/**
 * Writes files with the contents that a repository has. Links are made last, and only those that stay within the
 * tree; others are left out.
 * @throws ThpcheckError THP2301, THP2304; and errors of the file system
 */
export async function writeFiles(source: BlobSource, files: readonly FileToWrite[]): Promise<void> {
  const byId = new Map<string, FileToWrite[]>();
  for (const file of files) byId.set(file.entry.id, [...(byId.get(file.entry.id) ?? []), file]);
  const made = new Set<string>();
  const links: { readonly target: string; readonly file: FileToWrite }[] = [];
  await readBlobs(source, [...byId.keys()], (id, content) => {
    for (const file of byId.get(id) ?? []) {
      const { entry, destination } = file;
      const directory = dirname(destination);
      if (!made.has(directory)) {
        mkdirSync(directory, { recursive: true });
        made.add(directory);
      }
      if (entry.kind === 'link') links.push({ target: content.toString('utf8'), file });
      else writeFileSync(destination, content);
    }
  });
  for (const { target, file } of links)
    if (staysInside(file.entry.path, target)) symlinkSync(target, file.destination);
}

function staysInside(path: string, target: string): boolean {
  const resolved = posix.normalize(posix.join(posix.dirname(path), target));
  return !posix.isAbsolute(target) && resolved !== '..' && !resolved.startsWith('../');
}

/**
 * Makes a directory with the same files as another, sharing what they hold (hard links) where the file system can.
 * @throws errors of the file system
 */
export function linkDirectory(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, destination] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkDirectory(source, destination);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), destination);
    else shareFile(source, destination);
  }
}

function shareFile(source: string, destination: string): void {
  try {
    linkSync(source, destination);
  } catch {
    copyFileSync(source, destination);
  }
}
