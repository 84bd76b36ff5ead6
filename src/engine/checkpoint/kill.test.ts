import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../', import.meta.url));
const root = join(source, '..');
const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-kill-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Node 20 runs no TypeScript: what the child needs is compiled, unchecked. */
beforeAll(() => {
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions: {
      outDir: join(scratch, 'dist'),
      rootDir: source,
      noCheck: true,
      declaration: false,
      types: [],
    },
    files: [join(source, 'engine/testing/resumable-search.ts')],
    include: [],
    exclude: [],
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', scratch], { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(compiled.stdout + compiled.stderr);
});

interface Run {
  readonly end: number | NodeJS.Signals | null;
  readonly output: string;
}

/** Runs the search; `killAfter` milliseconds after it has kept a first checkpoint of its own it is killed. */
function run(file: string, strategy: readonly string[], killAfter: number | undefined): Promise<Run> {
  const kept = (): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
  const before = kept();
  const child = spawn(process.execPath, [
    join(scratch, 'dist/engine/testing/resumable-search.js'),
    file,
    ...strategy,
  ]);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const poll = setInterval(() => {
    if (killAfter === undefined || kept() === before) return;
    clearInterval(poll);
    setTimeout(() => child.kill('SIGKILL'), killAfter);
  }, 2);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(poll);
      resolve({ end: signal ?? code, output });
    });
  });
}

describe('a search that is killed at any moment and resumed', () => {
  const strategies = [
    ['dfs', 'none', '8'],
    ['dfs', 'sleep', '8'],
    ['bfs', 'none', '7'],
    ['dpor', 'none', '11'],
  ];
  it.each(strategies)(
    '%s, reduction %s: ends as if it had never been',
    async (...strategy) => {
      const name = strategy.join('-');
      const plain = await run(join(scratch, `${name}.plain`), strategy, undefined);
      expect(plain.end).toBe(0);
      const file = join(scratch, name);
      let kills = 0;
      for (;;) {
        const { end, output } = await run(file, strategy, kills < 4 ? Math.random() * 60 : undefined);
        if (end === 'SIGKILL') {
          kills++;
          continue;
        }
        expect({ end, output }).toEqual(plain);
        break;
      }
      expect(kills).toBeGreaterThan(0);
    },
    120_000,
  );
});
