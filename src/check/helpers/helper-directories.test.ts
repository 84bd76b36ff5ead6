import { expect, test } from 'vitest';
import { architectureNames } from '../../arch/architectures.ts';
import { probeTargets } from '../../tree/probe/probe-targets.ts';
import { helperDirectories } from './helper-directories.ts';
import { runnableArchitectures } from './make-finding.ts';

test('the directories are those of the targets', () => {
  const directories = Object.entries(probeTargets).map(([name, { config }]) => [name, config.srcarch]);
  expect(helperDirectories).toEqual(Object.fromEntries(directories));
});

test('scenarios run on the architectures of check', () => {
  expect([...runnableArchitectures].toSorted()).toEqual(architectureNames.toSorted());
});
