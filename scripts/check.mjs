// npm run check: sets everything up, then checks all scenarios of tree mode on a kernel tree: that of THPCHECK_LINUX,
// or Linux 6.12, fetched where that is possible.
import { ensureProgram, kernelTree, say, thpcheck, treeHelp } from './setup.mjs';

ensureProgram();

const tree = kernelTree();
if (tree === undefined) {
  for (const line of treeHelp) say(line);
  say('Left out: the checks of real kernel code. What could be checked:\n');
  thpcheck(['list']);
} else {
  say(`Checking ${tree}`);
  thpcheck(['check', tree, ...process.argv.slice(2)]);
}
