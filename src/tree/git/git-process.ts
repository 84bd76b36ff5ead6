import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { gitMissing } from './diagnostics.ts';

/** How a git command ended. */
export interface GitEnd {
  readonly status: number | null;
  readonly stdout: Buffer;
  /** Lines that are not empty. */
  readonly messages: readonly string[];
}

/** Variables that would make git look at another repository than the one that was named. */
const redirecting = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_COMMON_DIR',
]);

/**
 * Starts git on a repository. It asks nothing, fetches nothing (where git can be told so: from 2.45), and does not
 * refresh the index.
 */
export function startGit(directory: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const inherited = Object.entries(process.env).filter(([name]) => !redirecting.has(name));
  return spawn('git', ['-C', directory, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
    },
  });
}

/** Runs git to its end. @throws ThpcheckError THP2301 */
export function runGit(directory: string, args: readonly string[]): Promise<GitEnd> {
  return new Promise((resolve, reject) => {
    const child = startGit(directory, args);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => reject(new ThpcheckError(gitMissing(error.message))));
    child.stdin.on('error', () => undefined);
    child.stdin.end();
    child.on('close', (status) => {
      const messages = Buffer.concat(err)
        .toString()
        .split('\n')
        .filter((line) => line.trim() !== '');
      resolve({ status, stdout: Buffer.concat(out), messages });
    });
  });
}
