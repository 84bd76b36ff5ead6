import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { DiffHooks, DiffRequest } from './diff-request.ts';
import { runDiff } from './run-diff.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-diff-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A tree without code, which has some architectures. */
function emptyTree(name: string, ...architectures: string[]): string {
  const root = join(scratch, name);
  const files = {
    Makefile: 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\n',
    'mm/memory.c': '',
    'include/linux/mm.h': '',
    ...Object.fromEntries(architectures.map((each) => [`arch/${each}/Kconfig`, ''])),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const request = (old: string, fresh: string, ...architectures: string[]): DiffRequest => ({
  old: { kind: 'directory', path: old },
  new: { kind: 'directory', path: fresh },
  architectures,
  scenarios: [],
  cacheDirectory: join(scratch, 'cache'),
});

function hooks(told: string[], options: { readonly interrupted?: boolean } = {}): DiffHooks {
  return {
    progress: () => undefined,
    warn: () => undefined,
    interrupted: () => options.interrupted === true,
    onTrees: (old, fresh) => told.push(`trees ${old.version} ${fresh.version}`),
    onArchitecture: ({ architecture }) => told.push(`done ${architecture}`),
    onOnlyIn: (architecture, side) => told.push(`${architecture} only in ${side}`),
    onFailure: ({ architecture, side, code }) => told.push(`${architecture} fails in ${side}: ${code}`),
    runScenario: () => Promise.reject(new Error('not to be called')),
  };
}

test('architectures of one side, of none, and those that cannot be evaluated', async () => {
  const [old, fresh] = [emptyTree('old', 'arm', 'sparc'), emptyTree('new', 'arm', 'loongarch')];
  const told: string[] = [];
  const names = ['arm', 'sparc64', 'loongarch64', 's390'];
  const { architectures, failures, onlyIn, verdict } = await runDiff(
    request(old, fresh, ...names),
    hooks(told),
  );
  expect(told.slice(0, 1)).toEqual(['trees 6.12.0 6.12.0']);
  // There is no top Kconfig file.
  expect(told.slice(1).toSorted()).toEqual([
    'arm fails in new: THP2100',
    'arm fails in old: THP2100',
    'loongarch64 only in new',
    's390 fails in new: THP2003',
    's390 fails in old: THP2003',
    'sparc64 only in old',
  ]);
  expect(architectures).toEqual([]);
  expect(onlyIn).toEqual([
    { architecture: 'sparc64', side: 'old' },
    { architecture: 'loongarch64', side: 'new' },
  ]);
  expect(failures).toHaveLength(4);
  expect(verdict).toBe('not worse');
});

test('interrupting ends it with what is done', async () => {
  const tree = emptyTree('both', 'arm');
  const told: string[] = [];
  const result = await runDiff(request(tree, tree, 'arm', 'sparc64'), hooks(told, { interrupted: true }));
  expect([result.architectures, result.failures, told]).toEqual([[], [], ['trees 6.12.0 6.12.0']]);
});

test('a tree that is not there', async () => {
  const tree = emptyTree('there', 'arm');
  const wanted = request(tree, join(scratch, 'gone'), 'arm');
  await expect(runDiff(wanted, hooks([]))).rejects.toThrow(ThpcheckError);
  const git: DiffRequest = {
    ...wanted,
    new: { kind: 'git', repository: join(scratch, 'gone'), revision: 'v6.12' },
  };
  await expect(runDiff(git, hooks([]))).rejects.toThrow('THP2302');
});
