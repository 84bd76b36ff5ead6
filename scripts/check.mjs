// npm run check: sets everything up, then checks scenarios of tree mode on a kernel tree: that of THPCHECK_LINUX, or
// Linux 6.12, fetched where that is possible. Arguments after -- choose others than those below.
import { ensureProgram, kernelTree, say, thpcheck, treeHelp } from './setup.mjs';

const scenarios = [
  'split-vs-zap',
  'split-vs-zap-vs-zap',
  'split-vs-zap-vs-fault',
  'split-vs-gup-fast',
  'zap-vs-gup-fast',
  'zap-vs-fault-vs-fault',
];

ensureProgram();

const tree = kernelTree();
if (tree === undefined) {
  for (const line of treeHelp) say(line);
  say('Left out: the checks of real kernel code. What could be checked:\n');
  thpcheck(['list']);
} else {
  say(`Checking ${tree}`);
  const given = process.argv.slice(2);
  thpcheck(['check', tree, ...(given.length === 0 ? scenarios : given)]);
}
