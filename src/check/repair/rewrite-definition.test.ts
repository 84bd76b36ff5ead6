import { describe, expect, test } from 'vitest';
import { rewriteDefinition, type DefinitionText } from './rewrite-definition.ts';

const keep = (parameter: string): string => `KEEP(${parameter})`;

const cases: readonly [string, DefinitionText, string][] = [
  [
    'a function of a header',
    {
      name: 'pmd_mkinvalid',
      form: 'inline',
      text: 'static inline pmd_t pmd_mkinvalid(pmd_t pmd)\n{\n\treturn __pmd(0);\n}',
    },
    'static inline pmd_t pmd_mkinvalid(pmd_t pmd)\n{\n\treturn KEEP(pmd);\n}',
  ],
  [
    'a function with a second parameter',
    {
      name: 'pmd_mkwrite',
      form: 'function',
      text: 'pmd_t pmd_mkwrite(pmd_t pmd, struct vm_area_struct *vma) { f(); }',
    },
    'pmd_t pmd_mkwrite(pmd_t pmd, struct vm_area_struct *vma)\n{\n\treturn KEEP(pmd);\n}',
  ],
  [
    'a macro',
    {
      name: 'pmd_mkinvalid',
      form: 'macro',
      text: '#define pmd_mkinvalid(x)  pte_pmd(pte_mkinvalid(pmd_pte(x)))',
    },
    '#define pmd_mkinvalid(x)  KEEP((x))',
  ],
  [
    'a macro that goes on in the next line',
    { name: 'pmd_bad', form: 'macro', text: '# define pmd_bad(pmd)\\\n\t(pmd_val(pmd) \\\n\t& 1)' },
    '# define pmd_bad(pmd)\tKEEP((pmd))',
  ],
];

describe('rewriting a definition', () => {
  test.each(cases)('%s', (_title, definition, text) => {
    expect(rewriteDefinition(definition, keep)).toEqual({ kind: 'rewritten', text });
  });

  const refused: readonly [string, DefinitionText][] = [
    ['a name for another name', { name: 'pmd_leaf', form: 'macro', text: '#define pmd_leaf pmd_large' }],
    ['a macro of two', { name: 'pmd_same', form: 'macro', text: '#define pmd_same(a, b) (a == b)' }],
    [
      'a function made by a macro',
      { name: 'pmd_mkold', form: 'pasted', text: 'PMD_BIT_FUNC(mkold, &= ~AF);' },
    ],
    ['a function without parameter', { name: 'f', form: 'inline', text: 'int f(void) { return 0; }' }],
  ];
  test.each(refused)('refuses %s', (_title, definition) => {
    expect(rewriteDefinition(definition, keep).kind).toBe('not rewritten');
  });
});
