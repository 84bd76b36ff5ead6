import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { missingObjects } from './diagnostics.ts';
import { runGit } from './git-process.ts';

/** Something a commit holds. */
export interface CommitEntry {
  /** Path with slashes. */
  readonly path: string;
  /** Object id, hexadecimal. */
  readonly id: string;
  readonly kind: 'file' | 'link' | 'directory';
}

/**
 * Everything a commit holds, directories before what is in them; submodules are left out, and so are names that
 * cannot be files of a tree (`..`, `.git`).
 * @throws ThpcheckError THP2301, THP2304
 */
export async function listCommit(directory: string, commit: string): Promise<readonly CommitEntry[]> {
  const { status, stdout, messages } = await runGit(directory, [
    'ls-tree',
    '-r',
    '-t',
    '-z',
    '--full-tree',
    commit,
  ]);
  if (status !== 0) throw new ThpcheckError(missingObjects(directory, commit, messages));
  const entries: CommitEntry[] = [];
  for (const line of stdout.toString('utf8').split('\0')) {
    const match = /^(\d+) \w+ ([\da-f]+)\t([^]*)$/.exec(line);
    if (!match) continue;
    const [, mode = '', id = '', path = ''] = match;
    const kind = kinds[mode.slice(0, 3)];
    if (kind !== undefined && path.split('/').every((part) => isName(part))) entries.push({ path, id, kind });
  }
  return entries;
}

/** By the first digits of the mode; 160000 is a submodule. */
const kinds: Readonly<Record<string, CommitEntry['kind']>> = {
  '100': 'file',
  '120': 'link',
  '040': 'directory',
};

function isName(part: string): boolean {
  return (
    part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && !part.includes('\\')
  );
}
