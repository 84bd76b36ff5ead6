import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holding, interrupted, violated } from './testing/sample-explore.ts';
import { exploreText } from './text.ts';

test.each([
  ['holds', holding],
  ['violated', violated],
  ['interrupted', interrupted],
])('%s', (name, result) => {
  const expected = readFileSync(new URL(`testing/${name}.txt`, import.meta.url), 'utf8');
  expect(exploreText(result)).toBe(expected);
});
