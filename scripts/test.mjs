// npm test: types, lint, format, dead code, and all tests. Ends with `N passed, N failed, N skipped`, in which each
// of the first four counts as one. Arguments after -- go to vitest, and only the tests are run then.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  checkNode,
  ensureBuild,
  ensureDependencies,
  fetchedTree,
  kernelTree,
  runInstalled,
  say,
  treeHelp,
} from './setup.mjs';

const steps = [
  { name: 'type check', run: () => runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']) },
  { name: 'build', run: ensureBuild },
  { name: 'lint', run: () => runInstalled('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']) },
  {
    name: 'format',
    run: () => runInstalled('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  },
  { name: 'dead code', run: () => runInstalled('knip/bin/knip.js', ['--no-progress']) },
];

checkNode();
ensureDependencies();

const given = process.argv.slice(2);
const failures = [];
let passed = 0;
for (const step of given.length === 0 ? steps : []) {
  say(`== ${step.name}`);
  if (step.run() === 0) passed++;
  else failures.push(step.name);
}

const tree = kernelTree();
const env = { ...process.env };
if (tree === undefined) {
  delete env.THPCHECK_LINUX;
  for (const line of treeHelp) say(line);
  say('Left out: the tests on real kernel code (they count as skipped).');
  if (process.env.CI === 'true') failures.push('kernel tree (with CI=true a missing tree is a failure)');
} else {
  // Continuous integration also checks the older release, where it can be had.
  const older = process.env.CI === 'true' && !process.env.THPCHECK_LINUX ? fetchedTree('6.1') : undefined;
  env.THPCHECK_LINUX = older === undefined ? tree : `${tree}${delimiter}${older}`;
}

say('== tests');
const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-test-'));
env.THPCHECK_TALLY = join(scratch, 'tally.json');
const status = runInstalled('vitest/vitest.mjs', ['run', ...given], { env, stdio: ['ignore', 1, 2] });
let tally = { passed: 0, failed: 0, skipped: 0 };
try {
  tally = JSON.parse(readFileSync(env.THPCHECK_TALLY, 'utf8'));
} catch {
  failures.push('tests (vitest did not come to its end)');
}
rmSync(scratch, { recursive: true, force: true });
if (status !== 0 && tally.failed === 0 && failures.length === 0)
  failures.push('tests (vitest reports an error)');

for (const name of failures) say(`FAILED: ${name}`);
const failed = tally.failed + failures.length;
process.stdout.write(`${tally.passed + passed} passed, ${failed} failed, ${tally.skipped} skipped\n`);
process.exitCode = failed === 0 && status === 0 ? 0 : 1;
