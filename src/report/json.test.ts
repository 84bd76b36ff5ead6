import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckResult } from '../check/result.ts';
import { jsonReport } from './json.ts';
import { resultSchema } from './result-schema.ts';

const cases = join(import.meta.dirname, 'testing/cases');
const results = readdirSync(cases).map(
  (name) => JSON.parse(readFileSync(join(cases, name, 'result.json'), 'utf8')) as CheckResult,
);

/** The same data with the fields of every object in opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, field]) => [name, reversed(field)]),
  );
}

test.each(results)(
  '$scenario $source.architecture: what is printed says the same as the result',
  (result) => {
    const text = jsonReport(result);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text)).toEqual(result);
    expect(text.startsWith('{"schema":1,"tool":')).toBe(true);
  },
);

test.each(results)(
  '$scenario $source.architecture: order of the fields does not depend on the input',
  (result) => {
    expect(jsonReport(reversed(result) as CheckResult)).toBe(jsonReport(result));
  },
);

test('a field that the schema does not know, or one too few, is an error', () => {
  const [result] = results;
  expect(resultSchema.safeParse({ ...result, surprise: 1 }).success).toBe(false);
  expect(resultSchema.safeParse({ ...result, verdict: { kind: 'bounded' } }).success).toBe(false);
  expect(resultSchema.safeParse({ ...result, schema: 2 }).success).toBe(false);
});
