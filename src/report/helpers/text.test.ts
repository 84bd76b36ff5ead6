import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { architectureText } from './architecture-text.ts';
import { endText, failureText } from './end-text.ts';
import { oneHelperText } from './one-helper-text.ts';
import { arm, arm64, sample } from './testing/sample-result.ts';

/** What comes out is kept in testing/*.txt. UPDATE_EXPECTED=1 rewrites it. */
const expectedText = (name: string, text: string): string => {
  const file = join(import.meta.dirname, 'testing', `${name}.txt`);
  if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, text);
  expect(existsSync(file), `no ${file}`).toBe(true);
  return readFileSync(file, 'utf8');
};

const full = { version: '6.12.117', detail: 'full', rules: 'counted' } as const;

const texts = [
  { name: 'arm', text: architectureText(arm, full) },
  { name: 'arm-verbose', text: architectureText(arm, { ...full, detail: 'verbose', rules: 'named' }) },
  { name: 'arm64', text: architectureText(arm64, full) },
  { name: 'brief', text: architectureText(arm, { ...full, detail: 'brief' }) },
  { name: 'end', text: sample.failures.map(failureText).join('') + endText(sample) },
  {
    name: 'one-helper',
    text: oneHelperText(sample, ['pmd_present', 'pmd_mkinvalid', 'pmd_mkdirty', 'pmd_devmap']),
  },
];

describe.each(texts)('$name', ({ name, text }) => {
  test('is as expected', () => {
    expect(text).toBe(expectedText(name, text));
  });

  test('is ASCII without tabs or trailing blanks, and fits 100 columns but for lines to grep for', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).not.toMatch(/ $/m);
    const wide = text.split('\n').filter((line) => line.length > 100 && !line.includes(': breaks '));
    expect(wide).toEqual([]);
  });
});

test('every finding has its one line with file and line number, in every form', () => {
  for (const { text } of texts.filter(({ name }) => name !== 'arm64' && name !== 'one-helper')) {
    expect(text).toMatch(
      /arch\/arm\/include\/asm\/pgtable-3level\.h:218: pmd_mkinvalid\(\): breaks pmd-invalid-is-present \[arm\] \[latent\]$/m,
    );
  }
});

test('nothing that was not evaluated is left out', () => {
  const [, verbose] = texts;
  for (const { helper, reason } of arm.notEvaluated) expect(verbose!.text).toContain(`${helper}: ${reason}`);
  expect(architectureText(arm, full)).toContain('Not evaluated: 5');
});

test('a helper that no architecture has is named all the same', () => {
  expect(oneHelperText(sample, ['pmd_devmap'])).toContain('absent: ARCH_HAS_PTE_DEVMAP is not set');
});
