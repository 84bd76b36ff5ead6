// npm run bench: sets everything up, then measures. Arguments after -- go to bench/main.ts (see bench/README.md):
// npm run bench -- --cold
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureProgram, giveUp, kernelTree, root, runInstalled, say, treeHelp } from './setup.mjs';

/** Sections that measure real kernel code. */
const onKernelCode = ['command', 'three-cpus', 'gup-fast-three-cpus', 'cold', 'helpers', 'rates'];

/** Whether a tree has to be looked for: none is given, and the sections are not only such as need none. */
function needsTree(argv) {
  const options = { tree: { type: 'string' }, only: { type: 'string' } };
  const { tree, only } = parseArgs({ args: argv, options, strict: false }).values;
  if (tree !== undefined) return false;
  return (
    typeof only !== 'string' || only === '' || only.split(',').some((name) => onKernelCode.includes(name))
  );
}

ensureProgram();
if (runInstalled('typescript/bin/tsc', ['-p', 'bench/tsconfig.json']) !== 0) {
  giveUp('The benchmark does not compile.', 'See the messages of the compiler above.');
}

const given = process.argv.slice(2);
const looked = needsTree(given);
const tree = looked ? kernelTree() : undefined;
if (looked && tree === undefined) {
  for (const line of treeHelp) say(line);
  say('Left out: all figures of real kernel code.\n');
}
const args = [...(tree === undefined ? [] : ['--tree', tree]), ...given];
process.on('SIGINT', () => undefined);
const child = spawn(process.execPath, [join(root, '.cache/bench/bench/main.js'), ...args], {
  stdio: 'inherit',
});
child.on('exit', (status, signal) => {
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 4);
});
