import { expect, test } from 'vitest';
import { evaluateCondition } from './condition.ts';
import { MacroTable } from './macro-table.ts';

const macros = new MacroTable();
function define(
  name: string,
  body: string,
  options: { certain: boolean; parameters?: readonly string[] },
): void {
  const { certain, parameters } = options;
  const place = { kind: 'define', name, body, line: 1, start: 0, end: 0 } as const;
  macros.define({ definition: parameters ? { ...place, parameters } : place }, { certain });
}
define('CONFIG_MMU', '1', { certain: true });
define('CONFIG_HUGE_MODULE', '1', { certain: true });
define('CONFIG_PGTABLE_LEVELS', '3', { certain: true });
define('LEVELS', 'CONFIG_PGTABLE_LEVELS', { certain: true });
define('SHIFT', '(9 + 12UL)', { certain: true });
define('VERSION', '((a) << 16) + (b)', { certain: true, parameters: ['a', 'b'] });
define('PASTED', 'x##y', { certain: true });
define('SIZE', 'sizeof(long)', { certain: true });
define('LOOP', 'LOOP', { certain: true });
define('PERHAPS', '1', { certain: false });

test.each([
  ['defined(CONFIG_MMU)', true],
  ['defined CONFIG_MMU && !defined CONFIG_NUMA', true],
  ['CONFIG_NUMA', false],
  ['IS_ENABLED(CONFIG_HUGE)', true],
  ['IS_BUILTIN(CONFIG_HUGE)', false],
  ['IS_MODULE(CONFIG_HUGE)', true],
  ['LEVELS > 2 && LEVELS < 4', true],
  ['LEVELS == 4 ? 0 : 1', true],
  ['SHIFT != 0x15', false],
  ['VERSION(5, 3) >= VERSION(5, 2)', true],
  ['-1 < 0 && ~0 == -1', true],
  ['010 == 8', true],
  ['7 / 0', undefined],
  ['defined(PERHAPS)', undefined],
  ['PERHAPS', undefined],
  ['PERHAPS && 0', false],
  ['PERHAPS || 1', true],
  ['UNKNOWN > 3', undefined],
  ['UNKNOWN > 3 && CONFIG_NUMA', false],
  ['__has_attribute(__fallthrough__)', undefined],
  ['PASTED', undefined],
  ['SIZE == 8', undefined],
  ['LOOP', undefined],
  ['(1', undefined],
  ['1 2', undefined],
  ['', undefined],
] as const)('%s', (condition, value) => {
  expect(evaluateCondition(condition, macros)).toBe(value);
});
