import { expect, test } from 'vitest';
import { peterson } from '../../transition/testing/small-systems.ts';
import { replayTrace } from './replay-trace.ts';

test('says of each step which variables change and which rules break', () => {
  const { initial, brokenInitially, steps } = replayTrace(peterson('broken'), [0, 1, 2, 5, 6, 7]);
  expect([...initial]).toEqual([0, 0, 0, 0, 0]);
  expect(brokenInitially).toEqual([]);
  expect(steps[0]).toMatchObject({
    action: 0,
    process: 0,
    changes: [
      { variable: 0, before: 0, after: 1 },
      { variable: 2, before: 0, after: 1 },
    ],
    broken: [],
  });
  expect(steps.map(({ process }) => process)).toEqual([0, 0, 0, 1, 1, 1]);
  expect(steps.map(({ broken }) => broken)).toEqual([[], [], [], [], [], [1]]);
  expect([...steps.at(-1)!.state]).toEqual([3, 3, 1, 1, 0]);
});

test.each([
  ['is not enabled', [0, 0]],
  ['does not exist', [99]],
])('refuses an action that %s', (_, trace) => {
  expect(() => replayTrace(peterson('right'), trace)).toThrow(/action/);
});
