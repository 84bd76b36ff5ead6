import { expect, test } from 'vitest';
import { exploreJson } from './json.ts';
import { holding, interrupted, violated } from './testing/sample-explore.ts';

test.each([holding, violated, interrupted])('is one line that holds everything', (result) => {
  const text = exploreJson(result);
  expect(text.trimEnd()).not.toContain('\n');
  expect(JSON.parse(text)).toEqual(result);
});

test('refuses what is not of its form', () => {
  const search = { ...holding.search, limit: 0.5 };
  expect(() => exploreJson({ ...holding, search })).toThrow(/limit/);
});
