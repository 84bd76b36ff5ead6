import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitStatus } from '../src/diagnostic/diagnostic.ts';
import { root, sourceFiles } from './source-files.ts';

/** Where each code is made, `THP1003` to files. */
const made = new Map<string, string[]>();
for (const file of sourceFiles().filter((each) => !each.isTest)) {
  for (const [, code = ''] of file.text.matchAll(/\bcode: '(THP\d+)'/g)) {
    made.set(code, [...(made.get(code) ?? []), file.path]);
  }
}

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
const sections = page
  .split(/^(?=## )/m)
  .slice(1)
  .filter((section) => section.startsWith('## THP'));
const documented = sections.map((section) => /^## (THP\d+)/.exec(section)![1]!);

describe('codes of messages', () => {
  test('are found at all', () => {
    expect(made.size).toBeGreaterThan(12);
  });

  test('are THP and four digits', () => {
    expect([...made.keys()].filter((code) => !/^THP[1-7]\d{3}$/.test(code))).toEqual([]);
  });

  test('stand for one kind of message each', () => {
    expect([...made].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  test('are all documented in docs/errors.md', () => {
    expect([...made].filter(([code]) => !documented.includes(code))).toEqual([]);
  });

  test('that are documented all exist', () => {
    expect(documented.filter((code) => !made.has(code))).toEqual([]);
  });

  test('are documented once, in ascending order', () => {
    expect(documented).toEqual([...new Set(documented)].toSorted());
  });

  test.each(sections.map((section) => [section.split('\n', 1)[0]!.slice(3), section]))(
    '%s: message, cause and what to do',
    (_, section) => {
      expect(section).toMatch(/^\*\*Message:\*\* \S/m);
      expect(section).toMatch(/^\*\*Cause:\*\* \S/m);
      expect(section).toMatch(/^\*\*What to do:\*\* \S/m);
    },
  );

  test('the page lists every exit status', () => {
    for (const status of Object.values(exitStatus))
      expect(page).toMatch(new RegExp(`^\\| ${status}\\s+\\|`, 'm'));
  });

  test('are made of sentences: a capital or a name at the start, a full stop at the end', () => {
    // A template may begin with a name; these words are names, too.
    const begins = /^(?:[A-Z$@"(*-]|(?:git|thpcheck|arch)\b)/;
    const texts = sourceFiles()
      .filter((each) => !each.isTest && each.text.includes("code: 'THP"))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\b(?:what|cause|next):\s*(`[^`]*`|'(?:[^'\\]|\\.)*'),/g)].map(
          ([, quoted = '']) => ({
            path,
            text: quoted.slice(1, -1),
          }),
        ),
      );
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(({ text }) => !begins.test(text) || !/[.?)}]$/.test(text))).toEqual([]);
  });
});
