import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { openGitTree, type GitTree } from './open-git-tree.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-git-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const fresh = (name: string) => join(scratch, `${name}-${count++}`);

const kernel: Readonly<Record<string, string>> = {
  Makefile: 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 3\nEXTRAVERSION =\n',
  Kconfig: 'mainmenu "Linux"\n',
  'include/linux/mm.h': '#define MM 1\n',
  'mm/memory.c': 'int memory;\n',
  'arch/arm/Kconfig': 'config ARM\n',
  'arch/arm/include/asm/pgtable.h': '#define ARM 1\n',
  'arch/arm/boot/dts/a.dts': '/ {};\n',
  'arch/x86/Kconfig': 'config X86\n',
  'arch/x86/mm/pgtable.c': 'int x86;\n',
  'drivers/gpu/Kconfig': 'config GPU\n',
  'drivers/gpu/gpu.c': 'int gpu;\n',
  'fs/userfaultfd.c': 'int uffd;\n',
  'fs/ext4/inode.c': 'int inode;\n',
};

function git(directory: string, ...args: string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_DIR: undefined,
  };
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'core.autocrlf=false'];
  return execFileSync('git', ['-C', directory, ...who, ...args], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

function write(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

function repository(files: Readonly<Record<string, string>> = kernel): string {
  const directory = fresh('repository');
  mkdirSync(directory);
  git(directory, 'init', '--quiet');
  write(directory, files);
  commit(directory, 'v1');
  return directory;
}

function commit(directory: string, tag: string): void {
  git(directory, 'add', '--all', '--force');
  git(directory, 'commit', '--quiet', '--message', tag);
  git(directory, 'tag', tag);
}

function open(
  repositoryPath: string,
  revision: string,
  cacheDirectory: string,
  ...architectures: string[]
): Promise<GitTree> {
  return openGitTree({ repository: repositoryPath, revision, cacheDirectory, architectures });
}

async function codeOf(opened: Promise<unknown>): Promise<string> {
  try {
    await opened;
  } catch (error) {
    if (error instanceof ThpcheckError) return error.diagnostic.code;
    throw error;
  }
  return 'none';
}

function filesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

test('what is needed of a revision is unpacked, from any directory of the repository', async () => {
  const directory = repository();
  const { tree, commit: id } = await open(join(directory, 'mm'), 'v1', fresh('cache'), 'arm', 'gone');
  expect(id).toBe(git(directory, 'rev-parse', 'HEAD'));
  expect(tree.version.text).toBe('6.12.3');
  expect(filesOf(tree.root)).toEqual([
    'Kconfig',
    'Makefile',
    'arch/arm/Kconfig',
    'arch/arm/include/asm/pgtable.h',
    'arch/x86/Kconfig',
    'drivers/gpu/Kconfig',
    'fs/userfaultfd.c',
    'include/linux/mm.h',
    'mm/memory.c',
  ]);
  expect(readFileSync(join(tree.root, 'mm/memory.c'), 'utf8')).toBe('int memory;\n');
});

test('neither working tree nor index is read or changed', async () => {
  const directory = repository();
  writeFileSync(join(directory, 'mm/memory.c'), 'int changed;\n');
  write(directory, { 'mm/new.c': 'int added;\n' });
  git(directory, 'add', 'mm/new.c');
  const before = git(directory, 'status', '--porcelain');
  const index = readFileSync(join(directory, '.git/index'));
  const { tree } = await open(directory, 'HEAD', fresh('cache'), 'arm');
  expect(readFileSync(join(tree.root, 'mm/memory.c'), 'utf8')).toBe('int memory;\n');
  expect(existsSync(join(tree.root, 'mm/new.c'))).toBe(false);
  expect(readFileSync(join(directory, '.git/index')).equals(index)).toBe(true);
  expect(git(directory, 'status', '--porcelain')).toBe(before);
});

test('a bare repository serves as well', async () => {
  const bare = fresh('bare');
  git(scratch, 'clone', '--quiet', '--bare', repository(), bare);
  const { tree } = await open(bare, 'v1', fresh('cache'), 'x86');
  expect(filesOf(tree.root)).toContain('arch/x86/mm/pgtable.c');
});

test('a revision that was unpacked is taken as it is', async () => {
  const directory = repository();
  const cache = fresh('cache');
  const first = await open(directory, 'v1', cache, 'arm');
  writeFileSync(join(first.tree.root, 'mm/memory.c.mark'), '');
  const second = await open(directory, 'v1^0', cache, 'arm', 'arm');
  expect(second.tree.root).toBe(first.tree.root);
  expect(existsSync(join(second.tree.root, 'mm/memory.c.mark'))).toBe(true);
});

test('directories that did not change are shared between revisions', async () => {
  const directory = repository();
  write(directory, { 'mm/memory.c': 'int memory2;\n' });
  commit(directory, 'v2');
  const cache = fresh('cache');
  const [old, next] = [await open(directory, 'v1', cache, 'arm'), await open(directory, 'v2', cache, 'arm')];
  const inode = ({ tree }: GitTree, path: string) => statSync(join(tree.root, path)).ino;
  expect(inode(old, 'include/linux/mm.h')).toBe(inode(next, 'include/linux/mm.h'));
  expect(inode(old, 'mm/memory.c')).not.toBe(inode(next, 'mm/memory.c'));
  expect(readFileSync(join(old.tree.root, 'mm/memory.c'), 'utf8')).toBe('int memory;\n');
  expect(readFileSync(join(next.tree.root, 'mm/memory.c'), 'utf8')).toBe('int memory2;\n');
});

test('several processes at once give one tree', async () => {
  const directory = repository();
  const cache = fresh('cache');
  const all = await Promise.all(Array.from({ length: 6 }, () => open(directory, 'v1', cache, 'arm')));
  expect(new Set(all.map(({ tree }) => tree.root)).size).toBe(1);
  expect(filesOf(all[0]!.tree.root)).toHaveLength(9);
  const leftovers = readdirSync(cache, { recursive: true }).filter((name) => String(name).includes('.new-'));
  expect(leftovers).toEqual([]);
});

test('what a killed process left is not used, and removed after a day', async () => {
  const directory = repository();
  const cache = fresh('cache');
  const [old, young] = ['.new-old', '.new-young'].map((name) => join(cache, 'git/v1/directories', name));
  for (const path of [old!, young!]) mkdirSync(path, { recursive: true });
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(old!, yesterday, yesterday);
  await open(directory, 'v1', cache, 'arm');
  expect([existsSync(old!), existsSync(young!)]).toEqual([false, true]);
});

test('links that stay in the tree are kept', async () => {
  const directory = repository();
  symlinkSync('../../scripts/syscall.tbl', join(directory, 'arch/arm/syscall.tbl'));
  symlinkSync('/etc/passwd', join(directory, 'arch/arm/absolute'));
  symlinkSync('../../../secret', join(directory, 'arch/arm/outside'));
  write(directory, { 'scripts/syscall.tbl': '0 common read sys_read\n' });
  commit(directory, 'v2');
  const { tree } = await open(directory, 'v2', fresh('cache'), 'arm');
  expect(readlinkSync(join(tree.root, 'arch/arm/syscall.tbl'))).toBe('../../scripts/syscall.tbl');
  expect(readFileSync(join(tree.root, 'arch/arm/syscall.tbl'), 'utf8')).toContain('sys_read');
  expect(existsSync(join(tree.root, 'arch/arm/absolute'))).toBe(false);
  expect(filesOf(tree.root)).not.toContain('arch/arm/outside');
});

test('files of any size and with any bytes', async () => {
  const big = 'x'.repeat(300_000) + '\r\n\0blob 5\nmissing\n';
  const directory = repository({
    ...kernel,
    'mm/big.c': big,
    'mm/empty.c': '',
    'mm/same.c': 'int memory;\n',
  });
  const { tree } = await open(directory, 'v1', fresh('cache'), 'arm');
  const read = (name: string) => readFileSync(join(tree.root, 'mm', name), 'utf8');
  expect([read('big.c') === big, read('empty.c'), read('same.c')]).toEqual([true, '', 'int memory;\n']);
});

test('git says so when something is wrong', async () => {
  const directory = repository();
  const cache = fresh('cache');
  const empty = fresh('empty');
  mkdirSync(empty);
  vi.stubEnv('GIT_CEILING_DIRECTORIES', scratch);
  expect(await codeOf(open(empty, 'v1', cache, 'arm'))).toBe('THP2302');
  expect(await codeOf(open(join(scratch, 'gone'), 'v1', cache, 'arm'))).toBe('THP2302');
  expect(await codeOf(open(directory, 'v9', cache, 'arm'))).toBe('THP2303');
  expect(await codeOf(open(directory, '', cache, 'arm'))).toBe('THP2303');
  expect(await codeOf(open(directory, '--output=x', cache, 'arm'))).toBe('THP2303');
  expect(await codeOf(open(directory, 'v1:mm', cache, 'arm'))).toBe('THP2303');
  expect(await codeOf(openGitTree({ repository: directory, revision: 'v1', architectures: [], cacheDirectory: undefined }))).toBe('THP2307'); // prettier-ignore
  vi.stubEnv('PATH', empty);
  expect(await codeOf(open(directory, 'v1', cache, 'arm'))).toBe('THP2301');
  vi.unstubAllEnvs();
  expect(existsSync(cache)).toBe(false);
});

test('a repository of something else is refused', async () => {
  expect(await codeOf(open(repository({ 'README.md': 'hello' }), 'v1', fresh('cache'), 'arm'))).toBe(
    'THP2305',
  );
});

test('a kernel that is too old is refused', async () => {
  const old = { ...kernel, Makefile: 'VERSION = 3\nPATCHLEVEL = 10\nSUBLEVEL = 0\n' };
  expect(await codeOf(open(repository(old), 'v1', fresh('cache'), 'arm'))).toBe('THP2002');
});

test.each(['mm/memory.c', 'arch/arm'])(
  'an object that is missing (%s) is named, and nothing stays',
  async (path) => {
    const directory = repository();
    const id = git(directory, 'rev-parse', `HEAD:${path}`);
    rmSync(join(directory, '.git/objects', id.slice(0, 2), id.slice(2)));
    const cache = fresh('cache');
    expect(await codeOf(open(directory, 'v1', cache, 'arm'))).toBe('THP2304');
    const names = existsSync(cache) ? readdirSync(cache, { recursive: true }).map(String) : [];
    expect(names.filter((name) => name.includes('.new-') || name.includes('memory.c'))).toEqual([]);
  },
);

test('a cache that cannot be written is said', async () => {
  const blocked = fresh('blocked');
  writeFileSync(blocked, 'a file');
  expect(await codeOf(open(repository(), 'v1', join(blocked, 'cache'), 'arm'))).toBe('THP2306');
});
