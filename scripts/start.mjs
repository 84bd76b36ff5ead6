// npm start: sets everything up, then checks the scenarios on a kernel tree. Arguments after -- go to thpcheck
// instead: npm start -- list
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  checkNode,
  ensureBuild,
  ensureDependencies,
  giveUp,
  kernelTree,
  root,
  say,
  treeHelp,
} from './setup.mjs';

const scenarios = [
  'split-vs-zap',
  'split-vs-zap-vs-zap',
  'split-vs-zap-vs-fault',
  'split-vs-gup-fast',
  'zap-vs-gup-fast',
  'zap-vs-fault-vs-fault',
];

checkNode();
ensureDependencies();
if (ensureBuild() !== 0) giveUp('The build failed.', 'See the messages of the compiler above.');

/** Runs thpcheck with this terminal and takes over its exit status; Ctrl-C reaches it, not this script. */
function thpcheck(args) {
  process.on('SIGINT', () => undefined);
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { stdio: 'inherit' });
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 4);
  });
}

const given = process.argv.slice(2);
if (given.length > 0) {
  thpcheck(given);
} else {
  const tree = kernelTree();
  if (tree === undefined) {
    for (const line of treeHelp) say(line);
    say('Left out: the checks of real kernel code. What could be checked:\n');
    thpcheck(['list']);
  } else {
    say(`Checking ${tree}`);
    thpcheck(['check', tree, '--arch', 'riscv64,arm,arm64', ...scenarios]);
  }
}
