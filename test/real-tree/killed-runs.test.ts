import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../src/tree/cache/location.ts';
import { compileTimeout as timeout } from './check.ts';
import { treesAtHand } from './trees.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const trees = treesAtHand()
  .filter(({ version }) => version.major >= 6)
  .slice(0, 1);
const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-killed-'));
const program = join(scratch, 'package/dist');

/** Node 20 runs no TypeScript: the command is compiled, unchecked, and finds its data through links. */
beforeAll(() => {
  if (trees.length === 0) return;
  mkdirSync(program, { recursive: true });
  for (const name of ['package.json', 'node_modules', 'harness', 'scenarios', 'docs'])
    symlinkSync(join(root, name), join(scratch, 'package', name));
  const compiled = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.build.json',
      '--noCheck',
      '--outDir',
      program,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (compiled.status !== 0) throw new Error(compiled.stdout + compiled.stderr);
}, timeout);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Run {
  readonly end: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Where the process is killed: so many milliseconds after it began, or after it has kept a checkpoint of its own. */
interface Kill {
  readonly after: 'start' | 'checkpoint';
  readonly milliseconds: number;
}

/** Runs `thpcheck check` in a process of its own, and kills it with SIGKILL if that is asked for. */
function check(args: readonly string[], file: string, kill?: Kill): Promise<Run> {
  const kept = (): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
  const before = kept();
  const child = spawn(
    process.execPath,
    [join(program, 'cli/main.js'), 'check', ...args, '--cache', cacheDirectory() ?? join(scratch, 'cache')],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const strike = (milliseconds: number): void => void setTimeout(() => child.kill('SIGKILL'), milliseconds);
  if (kill?.after === 'start') strike(kill.milliseconds);
  const poll = setInterval(() => {
    if (kill?.after !== 'checkpoint' || kept() === before) return;
    clearInterval(poll);
    strike(kill.milliseconds);
  }, 5);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(poll);
      resolve({ end: signal ?? code, out, err });
    });
  });
}

describe.each(trees)('a check of riscv64 $version.text that is killed at random moments', (tree) => {
  const common = [tree.root, 'split-vs-zap-vs-zap', '--arch', 'riscv64', '--format', 'json', '--quiet'];
  const small = ['--entries', '8', '--overlay', 'test-overlays/invalidated-pmd-is-zero'];
  const subjects = [
    { name: 'holds', status: 0, least: 100_000, args: ['--engine', 'dfs'] },
    { name: 'violated', status: 1, least: 9000, args: ['--engine', 'dfs', ...small] },
  ];

  it.each(subjects)(
    'is resumed and ends as one that was never killed: $name',
    { timeout },
    async ({ name, status, least, args }) => {
      const file = join(scratch, name);
      const plain = await check([...common, ...args], file);
      expect(plain).toMatchObject({ end: status, err: '' });
      const { search, findings } = JSON.parse(plain.out) as {
        search: { states: number };
        findings: readonly unknown[];
      };
      expect(search.states).toBeGreaterThan(least);
      expect(findings.length > 0).toBe(status === 1);

      const kept = [...common, ...args, '--checkpoint', file, '--checkpoint-every', '0'];
      const ends: Run['end'][] = [];
      for (;;) {
        const after = ends.length === 1 ? 'start' : 'checkpoint';
        const milliseconds = Math.random() * 400;
        const resume = existsSync(file) ? ['--resume', file] : [];
        const run = await check(
          [...kept, ...resume],
          file,
          ends.length < 4 ? { after, milliseconds } : undefined,
        );
        ends.push(run.end);
        if (run.end === 'SIGKILL') continue;
        expect(run).toEqual(plain);
        break;
      }
      expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThan(1);
      // The search is over: there is nothing left to go on with.
      expect(existsSync(file)).toBe(false);
    },
  );
});
