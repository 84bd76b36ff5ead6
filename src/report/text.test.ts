import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resultSchema } from './result-schema.ts';
import { textReport } from './text.ts';
import { traceFileOf, traceFileText } from './trace-file.ts';
import { readTraceFile } from './trace-reader.ts';

/** Cases are folders: `result.json` goes in, `expected.txt` comes out. UPDATE_EXPECTED=1 rewrites the latter. */
const cases = join(import.meta.dirname, 'testing/cases');

describe.each(readdirSync(cases))('%s', (name) => {
  const result = resultSchema.parse(JSON.parse(readFileSync(join(cases, name, 'result.json'), 'utf8')));
  const text = textReport(result, { detail: 'full', traceFiles: new Map([['3f9c2ab1', 'lost-zap.json']]) });
  const lines = text.split('\n');

  test('prints the expected report', () => {
    const expected = join(cases, name, 'expected.txt');
    if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(expected, text);
    expect(existsSync(expected), `no ${expected}`).toBe(true);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });

  test('is ASCII without tabs or trailing blanks, and no wider than mail allows', () => {
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    expect(text).not.toMatch(/ $/m);
    const greppable = new Set([lines[0], ...lines.filter((line) => line.includes('[id '))]);
    expect(lines.filter((line) => line.length > 75 && !greppable.has(line))).toEqual([]);
    const head = lines.findIndex((line) => line.startsWith('CPU0: '));
    const end = lines.findIndex((line) => line.startsWith('-> '));
    const drawing = head < 0 ? [] : lines.slice(head, end + 1);
    expect(drawing.filter((line) => line.length > 72 || line === '')).toEqual([]);
    expect(drawing.length).toBeLessThanOrEqual(26);
  });

  test('no line could be taken for a crash of the kernel by console parsers', () => {
    expect(lines.filter((line) => /^(BUG|WARNING|INFO|Oops)\b/.test(line))).toEqual([]);
  });

  test('brief form is the verdict and one line a finding', () => {
    const brief = textReport(result, { detail: 'brief', traceFiles: new Map() });
    expect(brief.split('\n')).toHaveLength(2 + result.findings.length);
    expect(brief.split('\n')[0]).toBe(lines[0]);
  });

  test('each finding survives being written to a trace file and read again', () => {
    for (const finding of result.findings) {
      const file = traceFileOf(result, finding, {
        tree: '../linux',
        overlays: ['overlays/pmd-mkinvalid-zero'],
      });
      expect(readTraceFile(traceFileText(file), 'x.json')).toEqual(file);
    }
  });
});
