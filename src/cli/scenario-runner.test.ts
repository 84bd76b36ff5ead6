import { expect, test } from 'vitest';
import type { CheckHooks } from '../check/check-request.ts';
import { scenarioRunner } from './scenario-runner.ts';
import { fakeWorld, type Behaviour } from './testing/fake-dependencies.ts';
import { fakeIo } from './testing/fake-io.ts';

const hooks: CheckHooks = { progress: () => undefined, warn: () => undefined, interrupted: () => false };

const run = (behaviour: Behaviour) => {
  const world = fakeWorld(fakeIo(), [behaviour]);
  const request = { tree: 'linux', clang: 'cc', cacheDirectory: 'c' };
  return { world, runScenario: scenarioRunner(world.checker, request, hooks) };
};

test('a scenario is run as check does by default, with the same tree, compiler and cache', async () => {
  const { world, runScenario } = run('holds');
  expect(await runScenario('arm', 'split-vs-zap')).toEqual({ scenario: 'split-vs-zap', verdict: 'holds' });
  expect(world.requests).toEqual([
    {
      tree: 'linux',
      architecture: 'arm',
      scenario: 'split-vs-zap',
      entries: 512,
      profile: 'source',
      overlays: [],
      engine: 'dpor',
      limits: {},
      clang: 'cc',
      cacheDirectory: 'c',
    },
  ]);
});

test('a violation comes with its rule and its diagram', async () => {
  const { runScenario } = run('violated');
  const { verdict, violation } = await runScenario('arm', 'split-vs-zap');
  expect(verdict).toBe('violated');
  expect(violation?.rule).toBe('P2');
  expect(violation?.trace.at(-1)).toContain('P2');
});

test('a limit is a verdict of its own', async () => {
  expect(await run('bounded').runScenario('arm', 'x')).toEqual({ scenario: 'x', verdict: 'bounded' });
});
