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

test('a search that may have taken states for others does not claim to have seen everything', () => {
  const omission = { kind: 'bitstate', missed: 0.000_11, fill: 0.001 } as const;
  const text = exploreText({ ...holding, search: { ...holding.search, omission } }).replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'searched every interleaving to its end, but for those behind a state that was taken for',
  );
  expect(text).toContain('0.1 % full: about 1.1e-4 states are expected to have been taken for others');
});

test('the command is named only where there is something to see again', () => {
  expect(exploreText(violated, 'thpcheck explore X')).toContain('\nAgain:\n  thpcheck explore X\n');
  expect(exploreText(holding, 'thpcheck explore X')).not.toContain('Again');
});
