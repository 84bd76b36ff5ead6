// What `npm start` and `npm test` need before they can do their work: Node, dependencies, the build, a kernel tree.
// Runs on any machine that has Node and npm; progress goes to stderr. Uses nothing but Node, as it installs the rest.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Oldest Node that package.json's "engines" admits. */
const oldestNode = [20, 19];

/** Prints a line on stderr. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Prints what went wrong and what to do, and ends the process with status 2. */
export function giveUp(what, next) {
  say(`\nthpcheck: ${what}\n  next: ${next}`);
  process.exit(2);
}

/** Runs a program in the root with its output on stderr; gives its exit status. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (done.error) say(`cannot run ${program}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs a script of an installed package with this Node. */
export function runInstalled(script, args, options) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], options);
}

/** Ends with a clear message on a Node that is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  giveUp(`Node ${version} is too old.`, `Install Node ${oldestNode.join('.')} or newer; 24 is recommended.`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what package-lock.json says; npm writes its own list when it is done. */
function dependenciesAreFresh() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  const asWanted = Object.entries(installed).every(
    ([path, entry]) => wanted[path]?.version === entry.version,
  );
  const complete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || path in installed,
  );
  return asWanted && complete;
}

/** Installs the dependencies if they are missing or not those of package-lock.json. */
export function ensureDependencies() {
  if (dependenciesAreFresh()) return;
  say('Installing dependencies (npm ci); this is done once ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts'];
  const status =
    npm === undefined
      ? run('npm', args, { shell: process.platform === 'win32' })
      : run(process.execPath, [npm, ...args]);
  if (status !== 0) {
    giveUp(
      'The dependencies could not be installed.',
      'See the message of npm above; without a network, copy node_modules/ from a machine that has one.',
    );
  }
}

function sourceFiles(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourceFiles(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** Hash of all that the build is made of. */
function buildStamp() {
  const hash = createHash('sha256');
  const others = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  for (const path of [...others, ...sourceFiles(join(root, 'src')).toSorted()]) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Compiles src/ to dist/ if it has changed since the last time; gives the compiler's exit status. */
export function ensureBuild() {
  const stampFile = join(root, 'dist/.stamp');
  const stamp = buildStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0;
  say('Building ...');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const status = runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  if (status === 0) {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  return status;
}

/** Dependencies and build, or the end of the process with a clear message. */
export function ensureProgram() {
  checkNode();
  ensureDependencies();
  if (ensureBuild() !== 0) giveUp('The build failed.', 'See the messages of the compiler above.');
}

/** Runs thpcheck with this terminal and takes over its exit status; Ctrl-C reaches it, not this script. */
export function thpcheck(args) {
  process.on('SIGINT', () => undefined);
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { stdio: 'inherit' });
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 4);
  });
  return child;
}

/**
 * A kernel tree: that of THPCHECK_LINUX, or the one scripts/kernel-tree.mjs finds or fetches.
 *
 * @returns its path, or undefined if there is none to be had.
 */
export function kernelTree() {
  const given = process.env.THPCHECK_LINUX;
  if (given !== undefined && given !== '') {
    if (existsSync(join(given, 'mm/huge_memory.c'))) return given;
    giveUp(
      `THPCHECK_LINUX=${given} is not a kernel tree.`,
      'Let it name the directory of an unpacked kernel, or unset it.',
    );
  }
  return fetchedTree('6.12');
}

/**
 * A kernel tree of a release as scripts/kernel-tree.mjs finds or fetches it, whatever THPCHECK_LINUX says.
 *
 * @param {string} release `6.12`
 * @returns {string | undefined} undefined when none can be had
 */
export function fetchedTree(release) {
  const script = join(root, 'scripts/kernel-tree.mjs');
  if (!existsSync(script)) return undefined;
  const env = { ...process.env };
  delete env.THPCHECK_LINUX;
  const done = spawnSync(process.execPath, [script, '--release', release], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
  });
  const path = done.status === 0 ? done.stdout.trim().split('\n').at(-1) : '';
  return path === '' ? undefined : path;
}

/** How to provide a kernel tree, for machines without one. */
export const treeHelp = [
  'No kernel tree is at hand. To provide one, either',
  '  set THPCHECK_LINUX=DIR to an unpacked Linux source tree (6.12 for example), or',
  '  run on Debian, where the package linux-source-6.12 is fetched by apt.',
];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  checkNode();
  ensureDependencies();
  process.exit(ensureBuild());
}
