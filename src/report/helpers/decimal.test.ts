import { expect, test } from 'vitest';
import { shortCount } from './decimal.ts';

test.each([
  ['0', '0'],
  ['1234567', '1234567'],
  ['16777216', '2^24'],
  ['12345678', 'about 1.2e7'],
  ['99500000', 'about 1.0e8'],
  ['18446744073709551615', 'about 1.8e19'],
  ['18446744073709551616', '2^64'],
])('%s is printed as %s', (digits, text) => {
  expect(shortCount(digits)).toBe(text);
});
