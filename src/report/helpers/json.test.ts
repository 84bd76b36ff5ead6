import { expect, test } from 'vitest';
import { helpersSchema } from './helpers-schema.ts';
import { helpersJson } from './json.ts';
import { sample } from './testing/sample-result.ts';

test('what is printed says the same as the result, on one line', () => {
  const text = helpersJson(sample);
  expect(JSON.parse(text)).toEqual(sample);
  expect(text.split('\n')).toHaveLength(2);
  expect(text.startsWith('{"format":1,"version":')).toBe(true);
});

test('the order of the fields does not depend on the input', () => {
  const backwards = Object.fromEntries(Object.entries(sample).toReversed()) as unknown as typeof sample;
  expect(helpersJson(backwards)).toBe(helpersJson(sample));
});

const faults: readonly { readonly name: string; readonly value: unknown }[] = [
  { name: 'a field that is not known', value: { ...sample, surprise: 1 } },
  { name: 'another version', value: { ...sample, format: 2 } },
  { name: 'a missing field', value: { ...sample, failures: undefined } },
  {
    name: 'a truth that is none',
    value: {
      ...sample,
      architectures: [
        {
          ...sample.architectures[0],
          rows: [{ ...sample.architectures[0]!.rows[0], truth: { none: 'yes' } }],
        },
      ],
    },
  },
];

test.each(faults)('$name is an error', ({ value }) => {
  expect(helpersSchema.safeParse(value).success).toBe(false);
});
