import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTree, kernelTree, makeTree, NoTreeError } from './kernel-tree.mjs';

const makefile = 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 7\n';
const canPack = spawnSync('xz', ['--version']).status === 0;

/** @type {string} */
let at;
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), 'thpcheck-test-'));
});
afterEach(() => rmSync(at, { recursive: true, force: true }));

const architectures = [
  ...['arc', 'arm', 'arm64', 'loongarch', 'mips', 'powerpc', 'riscv', 's390', 'sparc', 'x86'],
];
const sources = ['fs/proc/x.c', 'fs/hugetlbfs/x.c', 'virt/kvm/x.c'];
const headers = architectures.map((name) => `arch/${name}/include/asm/pgtable.h`);

/** @param {string} top @param {string[]} names */
function write(top, names) {
  for (const name of ['Makefile', 'mm/memory.c', 'include/linux/mm.h', ...headers, ...sources, ...names]) {
    const path = join(at, top, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, name === 'Makefile' ? makefile : '');
  }
  return join(at, top);
}

describe('findTree', () => {
  it('takes THPCHECK_LINUX before all others', () => {
    write('trees/linux-6.12.7', []);
    const own = write('own', []);
    expect(findTree({ env: { THPCHECK_LINUX: own }, directory: join(at, 'trees') })).toBe(own);
    expect(() => findTree({ env: { THPCHECK_LINUX: at } })).toThrow(NoTreeError);
  });

  it('passes over a tree that lacks folders needed now', () => {
    write('trees/linux-6.12.7', []);
    rmSync(join(at, 'trees/linux-6.12.7/arch/s390'), { recursive: true });
    expect(findTree({ env: {}, directory: join(at, 'trees') })).toBeUndefined();
  });

  it('takes the newest tree of the release', () => {
    for (const version of ['6.1.99', '6.12.7', '6.12.30', '6.12.4', '6.13'])
      write(`trees/linux-${version}`, []);
    mkdirSync(join(at, 'trees/linux-6.12.99'));
    const directory = join(at, 'trees');
    expect(findTree({ env: {}, directory })).toBe(join(directory, 'linux-6.12.30'));
    expect(findTree({ env: {}, directory, release: '6.1' })).toBe(join(directory, 'linux-6.1.99'));
    expect(findTree({ env: {}, directory, release: '6.6' })).toBeUndefined();
  });
});

describe('makeTree', () => {
  it.skipIf(!canPack)('unpacks the folders needed of an installed package', async () => {
    write('linux-source-6.12', [
      ...['Kbuild', 'COPYING', 'Kconfig', 'kernel/fork.c', 'lib/x.c', 'scripts/x', 'init/main.c'],
      ...['arch/arm/Kconfig', 'arch/arm64/Kconfig', 'arch/riscv/Kconfig', 'arch/sh/kernel/x.c'],
      ...['fs/userfaultfd.c', 'fs/dax.c', 'fs/exec.c', 'fs/other.c'],
      ...['arch/sh/Kconfig', 'drivers/gpu/Kconfig', 'drivers/gpu/gpu.c'],
    ]);
    spawnSync('tar', ['-cJf', 'linux-source-6.12.tar.xz', 'linux-source-6.12'], { cwd: at });
    const directory = join(at, 'trees');
    const options = { env: process.env, directory, installed: at };
    const tree = await makeTree(options);
    expect(tree).toBe(join(directory, 'linux-6.12.7'));
    expect(readdirSync(join(tree, 'drivers/gpu'))).toEqual(['Kconfig']);
    expect(readdirSync(join(tree, 'arch'))).toEqual([...architectures, 'sh'].toSorted());
    expect(readdirSync(join(tree, 'arch/sh'))).toEqual(['Kconfig']);
    expect(readdirSync(directory)).toEqual(['linux-6.12.7']);
    expect(await makeTree(options)).toBe(tree);
  });

  it.skipIf(!canPack)('leaves nothing of a damaged archive', async () => {
    writeFileSync(join(at, 'linux-source-6.12.tar.xz'), 'no archive');
    const directory = join(at, 'trees');
    await expect(makeTree({ directory, installed: at })).rejects.toThrow(
      /cannot be unpacked.*THPCHECK_LINUX/,
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('says what is missing', async () => {
    const options = { env: { PATH: '' }, directory: join(at, 'trees'), installed: at };
    await expect(kernelTree(options)).rejects.toThrow(/apt-get and dpkg-deb .*THPCHECK_LINUX/);
  });
});
