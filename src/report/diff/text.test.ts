import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DiffResult } from '../../check/diff/result.ts';
import { diffSchema } from './diff-schema.ts';
import { diffJson } from './json.ts';
import { sampleDiff } from './testing/sample-diff.ts';
import {
  architectureDiffText,
  diffEnd,
  diffHead,
  onlyInText,
  sideFailureText,
  type DiffDetail,
} from './text.ts';

const report = (
  { old, new: fresh, architectures, onlyIn, failures }: DiffResult,
  detail: DiffDetail,
): string =>
  [
    diffHead(old, fresh),
    ...architectures.map((each) => architectureDiffText(each, detail)),
    ...onlyIn.map(({ architecture, side }) => onlyInText(architecture, side)),
    ...failures.map(sideFailureText),
    diffEnd(sampleDiff),
  ].join('\n');

/** What comes out is kept in testing/*.txt. UPDATE_EXPECTED=1 rewrites it. */
describe.each(['brief', 'full', 'verbose'] as const)('%s', (detail) => {
  const text = report(sampleDiff, detail);

  test('is as expected', () => {
    const file = join(import.meta.dirname, 'testing', `${detail}.txt`);
    if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, text);
    expect(existsSync(file), `no ${file}`).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('is ASCII without trailing blanks, and fits 100 columns but for lines to grep for', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).not.toMatch(/ $/m);
    expect(text.split('\n').filter((line) => line.length > 100 && !line.includes(': breaks '))).toEqual([]);
  });

  test('names every newly broken rule, with file and line', () => {
    expect(text).toContain('pgtable-3level.h:218: pmd_mkinvalid(): breaks pmd-invalid-is-present [arm]');
  });
});

test('every helper that is not the same is named, in full and in verbose', () => {
  for (const detail of ['full', 'verbose'] as const) {
    const text = report(sampleDiff, detail);
    for (const { changed, appeared, gone } of sampleDiff.architectures)
      for (const { name } of [...changed, ...appeared, ...gone]) expect(text).toContain(name);
  }
});

test('JSON says the same as the result, on one line, and knows its fields', () => {
  const text = diffJson(sampleDiff);
  expect(JSON.parse(text)).toEqual(sampleDiff);
  expect(text.split('\n')).toHaveLength(2);
  expect(text.startsWith('{"format":1,"old":')).toBe(true);
  expect(diffSchema.safeParse({ ...sampleDiff, surprise: 1 }).success).toBe(false);
  expect(diffSchema.safeParse({ ...sampleDiff, verdict: 'fine' }).success).toBe(false);
});
