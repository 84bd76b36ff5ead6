import { expect, test } from 'vitest';
import { evaluateConstant } from './constant-text.ts';

const macros: Readonly<Record<string, string>> = {
  PRESENT: '(1 << 0)',
  SHIFTED: '(_AT(pteval_t, 1) << 58) /* software */',
  NOT: '~(_AC(0x3,UL))',
  BOTH: 'PRESENT | BIT(3) | _BITUL(4)',
  CAST: '((unsigned long)PRESENT) << 2',
  LOOP: 'LOOP',
  CALL: 'cpu_has_it() ? 1 : 0',
  UNKNOWN: 'PRESENT | SOMETHING',
  OLD: '0x20UL',
  MINUS: '(1UL << 4) - 1',
};

test.each([
  ['PRESENT', 1n],
  ['SHIFTED', 1n << 58n],
  ['NOT', 0xffff_ffff_ffff_fffcn],
  ['BOTH', 0x19n],
  ['CAST', 4n],
  ['OLD', 0x20n],
  ['MINUS', 15n],
  ['LOOP', undefined],
  ['CALL', undefined],
  ['UNKNOWN', undefined],
  ['ABSENT', undefined],
])('%s', (name, value) => {
  expect(evaluateConstant(name, (macro) => macros[macro])).toBe(value);
});
