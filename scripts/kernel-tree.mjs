#!/usr/bin/env node
// Finds or makes a kernel tree for tests and benchmarks, and prints its path.
//
//   node scripts/kernel-tree.mjs [--release 6.12]
//
// 1. THPCHECK_LINUX=DIR, if set. 2. .cache/trees/linux-6.12* of the repository. 3. Debian's package
// linux-source-6.12: installed, or downloaded (about 140 MB) without being installed; no root is needed. Only the
// folders that thpcheck reads are unpacked. Exit status: 0 path printed, 2 usage, 3 no tree can be had.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {object} TreeOptions
 * @property {string} [release] major and minor version, such as `6.12` (the default)
 * @property {NodeJS.ProcessEnv} [env] surroundings: THPCHECK_LINUX, PATH
 * @property {string} [directory] where trees are kept; default `.cache/trees` of the repository
 * @property {(line: string) => void} [progress] told what goes on
 * @property {string} [installed] where Debian installs kernel sources
 */

/** Why no tree can be had; the message also says what to do. */
export class NoTreeError extends Error {}

const repository = fileURLToPath(new URL('..', import.meta.url));
const architectures = [
  ...['arc', 'arm', 'arm64', 'loongarch', 'mips', 'powerpc', 'riscv', 's390', 'sparc', 'x86'],
];
const folders = [
  ...['include', 'mm', 'kernel', 'lib', 'scripts', 'init'],
  // Where generic code uses page-table helpers besides mm.
  ...['fs/proc', 'fs/hugetlbfs', 'virt/kvm'],
  ...architectures.map((name) => `arch/${name}`),
];
const files = ['Makefile', 'Kbuild', 'COPYING', 'fs/userfaultfd.c', 'fs/dax.c', 'fs/exec.c'];
const stalePeriod = 24 * 3_600_000;

/**
 * Finds a tree, or makes one.
 * @param {TreeOptions} [options]
 * @returns {Promise<string>} absolute path
 * @throws {NoTreeError}
 */
export async function kernelTree(options = {}) {
  return findTree(options) ?? (await makeTree(options));
}

/**
 * Finds a tree that is there already.
 * @param {TreeOptions} [options]
 * @returns {string | undefined} absolute path
 * @throws {NoTreeError} when THPCHECK_LINUX does not name a tree
 */
export function findTree({ release = '6.12', env = process.env, directory = defaultDirectory() } = {}) {
  const named = env['THPCHECK_LINUX'];
  if (named) {
    const path = resolve(named);
    if (isTree(path)) return path;
    throw new NoTreeError(
      `THPCHECK_LINUX=${named} is not a kernel tree (no Makefile, mm/ and include/linux/ in it). ` +
        'Give the top directory of an unpacked tree, or unset it.',
    );
  }
  const name = new RegExp(`^linux-${release.replaceAll('.', '\\.')}(\\.(\\d+))?$`);
  const found = (existsSync(directory) ? readdirSync(directory) : [])
    .map((entry) => ({ path: join(directory, entry), match: name.exec(entry) }))
    .filter(({ path, match }) => match !== null && isTree(path) && isWhole(path))
    .sort((a, b) => Number(b.match?.[2] ?? 0) - Number(a.match?.[2] ?? 0));
  return found[0]?.path;
}

/**
 * Makes a tree from Debian's package of the kernel source.
 * @param {TreeOptions} [options]
 * @returns {Promise<string>} absolute path
 * @throws {NoTreeError}
 */
export async function makeTree({
  release = '6.12',
  env = process.env,
  directory = defaultDirectory(),
  progress = () => {},
  installed = '/usr/src',
} = {}) {
  const source = `linux-source-${release}`;
  mkdirSync(directory, { recursive: true });
  removeStale(directory);
  const scratch = mkdtempSync(join(directory, '.unpack-'));
  const removeScratch = () => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', removeScratch);
  try {
    let archive = join(installed, `${source}.tar.xz`);
    if (!existsSync(archive)) archive = await download(source, scratch, { env, release, progress });
    requirePrograms(['tar', 'xz'], release, env);
    progress(`unpacking ${archive}`);
    const tree = join(scratch, 'tree');
    mkdirSync(tree);
    const wanted = [...folders, ...files].map((name) => `${source}/${name}`);
    const unpacked = await run('tar', [
      ...['--extract', '--xz', '--file', archive, '--directory', tree, '--strip-components=1'],
      ...['--no-same-owner', '--wildcards', '--wildcards-match-slash', ...wanted, `${source}/*Kconfig*`],
    ]);
    if (unpacked.status !== 0 || !isTree(tree)) {
      throw new NoTreeError(`${archive} cannot be unpacked: ${lastLine(unpacked)}. ${advice(release)}`);
    }
    const path = join(directory, `linux-${versionOf(tree)}`);
    // A tree that an older version of this script has made may lack folders that are needed now.
    if (existsSync(path) && !isWhole(path)) rmSync(path, { recursive: true, force: true });
    try {
      renameSync(tree, path);
    } catch (error) {
      if (!isTree(path)) throw error; // Another process was faster.
    }
    progress(`made ${path}`);
    return path;
  } finally {
    process.off('exit', removeScratch);
    removeScratch();
  }
}

/**
 * Downloads a package and takes the archive out of it; installs nothing.
 * @param {string} name of the package
 * @param {string} scratch
 * @param {{ env: NodeJS.ProcessEnv, release: string, progress: (line: string) => void }} options
 * @returns {Promise<string>} path of the archive
 */
async function download(name, scratch, { env, release, progress }) {
  requirePrograms(['apt-get', 'dpkg-deb'], release, env);
  /** @type {string[]} */
  let lists = [];
  let listed = await run('apt-get', ['download', '--print-uris', name], scratch);
  if (listed.status !== 0 || listed.stdout.trim() === '') {
    progress('reading the lists of packages');
    lists = privateLists(scratch);
    const updated = await run('apt-get', [...lists, 'update'], scratch);
    listed = await run('apt-get', [...lists, 'download', '--print-uris', name], scratch);
    if (listed.status !== 0 || listed.stdout.trim() === '') {
      const why = listed.status === 0 ? lastLine(updated) : lastLine(listed);
      throw new NoTreeError(`The package ${name} cannot be had: ${why}. ${advice(release)}`);
    }
  }
  const [, file = `${name}.deb`, size = '0'] = listed.stdout.trim().split('\n').at(-1)?.split(' ') ?? [];
  const total = Math.round(Number(size) / 1e6);
  progress(`downloading ${name}, ${total} MB`);
  const watch = setInterval(() => {
    const part = readdirSync(scratch).find((entry) => entry.endsWith('.deb') || entry === file);
    const now = part === undefined ? 0 : Math.round(statSync(join(scratch, part)).size / 1e6);
    progress(`downloaded ${now} of ${total} MB`);
  }, 5000);
  const done = await run('apt-get', ['-q', ...lists, 'download', name], scratch).finally(() =>
    clearInterval(watch),
  );
  const packages = readdirSync(scratch).filter((entry) => entry.endsWith('.deb'));
  if (done.status !== 0 || packages[0] === undefined) {
    throw new NoTreeError(`The package ${name} cannot be downloaded: ${lastLine(done)}. ${advice(release)}`);
  }
  progress(`opening ${packages[0]}`);
  const opened = await run('dpkg-deb', ['--extract', packages[0], 'package'], scratch);
  const archive = join(scratch, 'package/usr/src', `${name}.tar.xz`);
  if (opened.status !== 0 || !existsSync(archive)) {
    throw new NoTreeError(`The package ${name} holds no ${name}.tar.xz. ${advice(release)}`);
  }
  return archive;
}

/**
 * Options that let apt-get keep its lists in a directory of ours, so that no root is needed.
 * @param {string} scratch
 */
function privateLists(scratch) {
  const state = join(scratch, 'lists');
  mkdirSync(join(state, 'partial'), { recursive: true });
  const cache = join(scratch, 'cache');
  mkdirSync(join(cache, 'archives/partial'), { recursive: true });
  return ['-o', `Dir::State::Lists=${state}`, '-o', `Dir::Cache=${cache}`, '-o', 'Debug::NoLocking=1'];
}

/** @param {string[]} programs @param {string} release @param {NodeJS.ProcessEnv} env */
function requirePrograms(programs, release, env) {
  const directories = (env['PATH'] ?? '').split(delimiter);
  const missing = programs.filter(
    (program) => !directories.some((at) => at && existsSync(join(at, program))),
  );
  if (missing.length === 0) return;
  throw new NoTreeError(
    `No Linux ${release} tree is at hand, and ${missing.join(' and ')} to make one is not installed. ` +
      advice(release),
  );
}

/** @param {string} release */
function advice(release) {
  return `Unpack a Linux ${release} source tree yourself and set THPCHECK_LINUX to its top directory.`;
}

/** Whether a tree has every folder that is unpacked today; its Makefile shows that it is the architecture's. */
function isWhole(path) {
  return architectures.every((name) => existsSync(join(path, 'arch', name, 'include')));
}

/** @param {string} path */
function isTree(path) {
  return ['Makefile', 'mm', 'include/linux'].every((name) => existsSync(join(path, name)));
}

/** @param {string} tree */
function versionOf(tree) {
  const makefile = readFileSync(join(tree, 'Makefile'), 'utf8');
  const parts = ['VERSION', 'PATCHLEVEL', 'SUBLEVEL'];
  return parts.map((name) => new RegExp(`^${name} *= *(\\d+)`, 'm').exec(makefile)?.[1] ?? '0').join('.');
}

/** @param {string} directory */
function removeStale(directory) {
  for (const entry of readdirSync(directory).filter((name) => name.startsWith('.unpack-'))) {
    const path = join(directory, entry);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > stalePeriod) rmSync(path, { recursive: true, force: true });
  }
}

function defaultDirectory() {
  return join(repository, '.cache', 'trees');
}

/** @param {{ stderr: string }} end */
function lastLine({ stderr }) {
  return stderr.trim().split('\n').at(-1)?.replace(/^E: /, '').replace(/\.$/, '') || 'no reason was given';
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>}
 */
function run(program, args, cwd) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', (error) => done({ status: null, stdout, stderr: error.message }));
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}

/** @param {string[]} args */
async function main(args) {
  const release = args[0] === '--release' ? args[1] : args.length === 0 ? '6.12' : undefined;
  if (release === undefined || args.length > 2 || !/^\d+\.\d+$/.test(release)) {
    process.stderr.write('usage: node scripts/kernel-tree.mjs [--release 6.12]\n');
    return 2;
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => process.exit(130));
  }
  try {
    const tree = await kernelTree({
      release,
      progress: (line) => process.stderr.write(`kernel-tree: ${line}\n`),
    });
    process.stdout.write(`${tree}\n`);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`kernel-tree: ${message}\n`);
    return error instanceof NoTreeError ? 3 : 4;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
