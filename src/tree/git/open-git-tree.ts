import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { openSourceTree, type SourceTree } from '../source-tree.ts';
import {
  cannotUnpack,
  noPlaceForCommits,
  noRepository,
  notAKernelCommit,
  unknownRevision,
} from './diagnostics.ts';
import { runGit } from './git-process.ts';
import { listCommit, type CommitEntry } from './list-commit.ts';
import { madeOnce } from './made-once.ts';
import { isNeededFile, neededDirectories, type NeededDirectory } from './needed-paths.ts';
import type { BlobSource } from './read-blobs.ts';
import { linkDirectory, writeFiles } from './write-files.ts';

/** A revision of a repository to open. */
export interface GitTreeRequest {
  /** Any directory of a repository, bare or not; its working tree and index are neither read nor changed. */
  readonly repository: string;
  /** What git understands: tag, branch, commit, `HEAD~3`. */
  readonly revision: string;
  /** Architectures that are needed, as directories below arch/; those the commit lacks are left out. */
  readonly architectures: readonly string[];
  /** Where trees are kept, below that of the other caches; `undefined` when there is no cache. */
  readonly cacheDirectory: string | undefined;
}

/** A revision as a tree. */
export interface GitTree {
  readonly tree: SourceTree;
  /** Object id, hexadecimal. */
  readonly commit: string;
}

/** Part of the paths: changes whenever {@link neededDirectories} or {@link isNeededFile} do. */
const layout = 'v1';

/**
 * Unpacks what thpcheck reads of a revision into the cache, or finds it there. Directories that two commits have in
 * common are read once and shared. Several processes may do this at once.
 * @throws ThpcheckError THP2301 to THP2307; THP2001 and THP2002 for what the revision is
 */
export async function openGitTree(request: GitTreeRequest): Promise<GitTree> {
  const { repository, revision, cacheDirectory } = request;
  const directory = resolve(repository);
  if (cacheDirectory === undefined) throw new ThpcheckError(noPlaceForCommits());
  const commit = await commitOf(directory, revision);
  const architectures = [...new Set(request.architectures)].filter((name) => /^\w+$/.test(name)).toSorted();
  const store = join(cacheDirectory, 'git', layout);
  const root = join(store, 'commits', commit, architectures.length > 0 ? architectures.join('+') : 'none');
  if (!existsSync(root)) {
    const entries = await listCommit(directory, commit);
    requireKernel(entries, request);
    await withFileSystem(store, () =>
      assemble({ store, root, entries, source: { directory, commit }, architectures }),
    );
  }
  return { tree: openSourceTree(root), commit };
}

/** @throws ThpcheckError THP2301, THP2302, THP2303 */
async function commitOf(directory: string, revision: string): Promise<string> {
  // git would say of a missing directory that it cannot change to it.
  const found = existsSync(directory) ? await runGit(directory, ['rev-parse', '--git-dir']) : undefined;
  if (found?.status !== 0) throw new ThpcheckError(noRepository(directory, found?.messages ?? []));
  const end = revision.startsWith('-') || revision === '' ? undefined : await runGit(directory, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]); // prettier-ignore
  const id = end?.stdout.toString().trim() ?? '';
  if (end?.status !== 0 || !/^[\da-f]{40,64}$/.test(id))
    throw new ThpcheckError(unknownRevision(directory, revision));
  return id;
}

function requireKernel(entries: readonly CommitEntry[], { repository, revision }: GitTreeRequest): void {
  const paths = new Set(entries.map(({ path }) => path));
  const missing = ['Makefile', 'mm', 'include/linux'].find((path) => !paths.has(path));
  if (missing !== undefined)
    throw new ThpcheckError(notAKernelCommit(resolve(repository), revision, missing));
}

interface Assembly {
  readonly store: string;
  readonly root: string;
  readonly entries: readonly CommitEntry[];
  readonly source: BlobSource;
  readonly architectures: readonly string[];
}

/** Makes the tree of a commit out of directories that are shared, and single files. */
async function assemble({ store, root, entries, source, architectures }: Assembly): Promise<void> {
  const needed = neededDirectories(architectures);
  const present = needed.flatMap((directory) => {
    const entry = entries.find(({ path, kind }) => kind === 'directory' && path === directory.path);
    return entry ? [{ directory, id: entry.id }] : [];
  });
  const part = (id: string) => join(store, 'directories', id);
  for (const { directory, id } of present) {
    await madeOnce(part(id), async (to) => {
      const files = filesBelow(entries, directory);
      await writeFiles(
        source,
        files.map((entry) => ({ entry, destination: join(to, entry.path.slice(directory.path.length + 1)) })),
      );
    });
  }
  const inside = new Set(present.flatMap(({ directory }) => filesBelow(entries, directory)));
  await madeOnce(root, async (to) => {
    for (const { directory, id } of present) linkDirectory(part(id), join(to, directory.path));
    const single = entries.filter((entry) => entry.kind !== 'directory' && !inside.has(entry) && isNeededFile(entry.path)); // prettier-ignore
    await writeFiles(source, single.map((entry) => ({ entry, destination: join(to, entry.path) }))); // prettier-ignore
  });
}

function filesBelow(
  entries: readonly CommitEntry[],
  { path, without }: NeededDirectory,
): readonly CommitEntry[] {
  return entries.filter(
    (entry) =>
      entry.kind !== 'directory' &&
      entry.path.startsWith(`${path}/`) &&
      !without.some((name) => entry.path.startsWith(`${path}/${name}/`)),
  );
}

/** @throws ThpcheckError THP2306 for an error of the file system */
async function withFileSystem(store: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ThpcheckError || !(error instanceof Error) || !('syscall' in error)) throw error;
    throw new ThpcheckError(cannotUnpack(store, error.message));
  }
}
