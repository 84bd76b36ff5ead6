// npm run bench: sets everything up, then measures. Arguments after -- go to bench/main.ts (see bench/README.md):
// npm run bench -- --cold
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  checkNode,
  ensureBuild,
  ensureDependencies,
  giveUp,
  kernelTree,
  root,
  runInstalled,
  say,
  treeHelp,
} from './setup.mjs';

checkNode();
ensureDependencies();
if (ensureBuild() !== 0) giveUp('The build failed.', 'See the messages of the compiler above.');
if (runInstalled('typescript/bin/tsc', ['-p', 'bench/tsconfig.json']) !== 0) {
  giveUp('The benchmark does not compile.', 'See the messages of the compiler above.');
}

const tree = kernelTree();
if (tree === undefined) {
  for (const line of treeHelp) say(line);
  say('Left out: all figures of real kernel code.\n');
}
const args = [...(tree === undefined ? [] : ['--tree', tree]), ...process.argv.slice(2)];
process.on('SIGINT', () => undefined);
const child = spawn(process.execPath, [join(root, '.cache/bench/bench/main.js'), ...args], {
  stdio: 'inherit',
});
child.on('exit', (status, signal) => {
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 4);
});
