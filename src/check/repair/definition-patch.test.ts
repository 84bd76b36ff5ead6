import { expect, test } from 'vitest';
import { definitionPatch } from './definition-patch.ts';

const before = 'static inline pmd_t pmd_mkinvalid(pmd_t pmd)\n{\n\treturn __pmd(0);\n}';
const whole = ['one', 'two', 'three', ...before.split('\n'), 'last', ''].join('\n');

test('the patch holds what changes and three lines around it', () => {
  const after = before.replace('__pmd(0)', '__pmd(pmd_val(pmd) & ~1)');
  expect(definitionPatch({ file: 'a.h', whole, before, after })).toEqual([
    '--- a/a.h',
    '+++ b/a.h',
    '@@ -3,6 +3,6 @@',
    ' three',
    ' static inline pmd_t pmd_mkinvalid(pmd_t pmd)',
    ' {',
    '-\treturn __pmd(0);',
    '+\treturn __pmd(pmd_val(pmd) & ~1);',
    ' }',
    ' last',
  ]);
});

test('a definition of several lines may become one of fewer', () => {
  const long = before.replace('return', 'pmd = f(pmd);\n\treturn');
  const patch = definitionPatch({ file: 'a.h', whole: long, before: long, after: before });
  expect(patch).toContain('@@ -1,5 +1,4 @@');
  expect(patch.filter((line) => line.startsWith('-\t') || line.startsWith('+\t'))).toEqual([
    '-\tpmd = f(pmd);',
  ]);
});
