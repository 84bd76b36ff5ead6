import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { SourceTree } from '../source-tree.ts';
import { findDefinitions, listHelpers } from './find-definitions.ts';
import { smallTree } from './testing/small-tree.ts';

const trees: SourceTree[] = [];
afterAll(() => {
  for (const { root } of trees) rmSync(root, { recursive: true, force: true });
});

/** Where a name is defined for arch/toy: `file:line form`. */
function place(
  files: Readonly<Record<string, string>>,
  name: string,
  config: readonly string[] = [],
): string {
  const tree = smallTree(files);
  trees.push(tree);
  const symbols = new Map(config.map((each) => [each.split('=')[0]!, each.split('=')[1] ?? 'y']));
  const found = findDefinitions(tree, 'toy', symbols, [name]).get(name);
  if (!found) return 'nowhere';
  const { file, line, form, certain, others } = found;
  const rest = others.map((other) => ` or ${other.file}:${other.line}`).join('');
  return `${file}:${line} ${form}${certain ? '' : ' perhaps'}${rest}`;
}

const arch = 'arch/toy/include/asm/pgtable.h';
const generic = 'include/linux/pgtable.h';
const override = {
  [generic]:
    '#include <asm/pgtable.h>\n#ifndef pmd_bad\nstatic inline int pmd_bad(pmd_t pmd)\n{\n\treturn 0;\n}\n#endif\n',
};

test('a generic definition where the architecture has none', () => {
  expect(place({ ...override, [arch]: '\n' }, 'pmd_bad')).toBe('include/linux/pgtable.h:3 inline');
});

test('the architecture beats the generic one', () => {
  const own = '#define pmd_bad pmd_bad\nstatic inline int pmd_bad(pmd_t pmd) { return 1; }\n';
  expect(place({ ...override, [arch]: own }, 'pmd_bad')).toBe(`${arch}:2 inline`);
});

test('an override by a macro that names another function stays a macro', () => {
  expect(place({ ...override, [arch]: '#define pmd_bad generic_bad\n' }, 'pmd_bad')).toBe(`${arch}:1 macro`);
});

test('__HAVE_ARCH marks beat the generic function', () => {
  const files = {
    [generic]:
      '#include <asm/pgtable.h>\n#ifndef __HAVE_ARCH_PMDP_INVALIDATE\nint pmdp_invalidate(void) {}\n#endif\n',
    [arch]: '#define __HAVE_ARCH_PMDP_INVALIDATE\nextern int pmdp_invalidate(void);\n',
    'arch/toy/mm/pgtable.c': '\nint pmdp_invalidate(void)\n{\n}\n',
    'mm/pgtable-generic.c': '#ifndef __HAVE_ARCH_PMDP_INVALIDATE\nint pmdp_invalidate(void)\n{\n}\n#endif\n',
  };
  expect(place(files, 'pmdp_invalidate')).toBe('arch/toy/mm/pgtable.c:2 function perhaps');
  expect(place({ ...files, 'arch/toy/mm/Makefile': 'obj-y := pgtable.o\n' }, 'pmdp_invalidate')).toBe(
    'arch/toy/mm/pgtable.c:2 function',
  );
});

test('a generic function in C', () => {
  const files = {
    [generic]: 'extern int pmdp_invalidate(void);\n',
    'mm/Makefile': 'obj-$(CONFIG_MMU) += pgtable-generic.o\n',
    'mm/pgtable-generic.c': '#ifndef __HAVE_ARCH_PMDP_INVALIDATE\nint pmdp_invalidate(void)\n{\n}\n#endif\n',
  };
  expect(place(files, 'pmdp_invalidate', ['MMU'])).toBe('mm/pgtable-generic.c:2 function');
  expect(place(files, 'pmdp_invalidate')).toBe('include/linux/pgtable.h:1 declared');
});

test('a symbol of the configuration decides', () => {
  const files = {
    [generic]: [
      '#if CONFIG_LEVELS > 2',
      '#include "three.h"',
      '#elif defined(CONFIG_TWO)',
      '#define pmd_none(x) 2',
      '#else',
      '#define pmd_none(x) 1',
      '#endif',
    ].join('\n'),
    'include/linux/three.h': '#define pmd_none(x) \\\n\t3\n',
  };
  expect(place(files, 'pmd_none', ['LEVELS=3'])).toBe('include/linux/three.h:1 macro');
  expect(place(files, 'pmd_none', ['LEVELS=2', 'TWO'])).toBe('include/linux/pgtable.h:4 macro');
  expect(place(files, 'pmd_none', ['LEVELS=2', 'TWO=n'])).toBe('include/linux/pgtable.h:6 macro');
});

test('the last definition counts, and none after #undef', () => {
  expect(
    place({ [generic]: '#define pmd_none(x) 1\n#undef pmd_none\n#define pmd_none(x) 2\n' }, 'pmd_none'),
  ).toBe('include/linux/pgtable.h:3 macro');
  expect(place({ [generic]: '#define pmd_none(x) 1\n#undef pmd_none\n' }, 'pmd_none')).toBe('nowhere');
});

test('functions that a macro makes are where the macro is used', () => {
  const text = [
    '#define PMD_BIT_FUNC(fn,op) \\',
    'static inline pmd_t pmd_##fn(pmd_t pmd) { pmd_val(pmd) op; return pmd; }',
    'PMD_BIT_FUNC(wrprotect,\t|= RDONLY);',
    'PMD_BIT_FUNC(mkdirty,   |= (DIRTY, 1));',
  ].join('\n');
  expect(place({ [arch]: text }, 'pmd_mkdirty')).toBe(`${arch}:4 pasted`);
  expect(place({ [arch]: text }, 'pmd_fn')).toBe('nowhere');
});

test('unknown conditions leave candidates, the architecture first', () => {
  const files = {
    [generic]: '#if COMPILER_VERSION > 3\nint pmd_none(int a) {}\n#else\n#include <asm/own.h>\n#endif\n',
    'arch/toy/include/asm/own.h': 'int pmd_none(int a) {}\n',
  };
  expect(place(files, 'pmd_none')).toBe(
    'arch/toy/include/asm/own.h:1 inline perhaps or include/linux/pgtable.h:2',
  );
});

test('a header that is perhaps included before is run in full later', () => {
  const files = {
    'include/linux/mm.h': '#if COMPILER_VERSION > 3\n#include <asm/pgtable.h>\n#endif\n',
    [generic]: '#include <asm/pgtable.h>\n',
    [arch]: '#ifndef P_H\n#define P_H\nint pmd_none(int a) {}\n#endif\n',
  };
  expect(place(files, 'pmd_none')).toBe(`${arch}:3 inline`);
});

test('headers that include one another end', () => {
  const files = {
    [generic]: '#include <asm/pgtable.h>\n',
    [arch]: '#include <linux/pgtable.h>\n#define pmd_none(x) 1\n',
  };
  expect(place(files, 'pmd_none')).toBe(`${arch}:2 macro`);
});

test('a missing asm/ header is the generic one', () => {
  const files = { 'include/asm-generic/pgtable.h': '#define pmd_none(x) 1\n' };
  expect(place(files, 'pmd_none')).toBe('include/asm-generic/pgtable.h:1 macro');
});

test('a definition beats a weak one', () => {
  const files = {
    [generic]: 'void pmd_init(void *a);\n',
    'mm/Makefile': 'obj-y += weak.o\n',
    'mm/weak.c': 'void __weak pmd_init(void *a)\n{\n}\n',
    'arch/toy/mm/Makefile': 'obj-y += init_$(BITS).o\n',
    'arch/toy/mm/init_32.c': '\n\nvoid pmd_init(void *a)\n{\n}\n',
    'arch/toy/mm/init_64.c': 'void pmd_init(void *a)\n{\n}\n',
  };
  expect(place(files, 'pmd_init')).toBe('arch/toy/mm/init_32.c:3 function or arch/toy/mm/init_64.c:1');
  expect(place({ ...files, 'arch/toy/mm/init_64.c': '' }, 'pmd_init', ['64BIT'])).toBe(
    'arch/toy/mm/init_32.c:3 function perhaps or mm/weak.c:1',
  );
});

test('Makefiles under conditions', () => {
  const files = {
    [generic]: 'void pmd_f(void);\n',
    'arch/toy/mm/Makefile': [
      'obj-y := a.o \\',
      '\tb.o',
      'ifdef CONFIG_HASH',
      'obj-y += hash/',
      'else',
      'obj-$(CONFIG_SOFT) += soft/',
      'endif',
    ].join('\n'),
    'arch/toy/mm/hash/Makefile': 'obj-y += f.o\n',
    'arch/toy/mm/hash/f.c': 'void pmd_f(void)\n{\n}\n',
    'arch/toy/mm/soft/Makefile': 'obj-y += f.o\n',
    'arch/toy/mm/soft/f.c': 'void pmd_f(void)\n{\n}\n',
  };
  expect(place(files, 'pmd_f', ['HASH', 'SOFT'])).toBe('arch/toy/mm/hash/f.c:1 function');
  expect(place(files, 'pmd_f', ['SOFT'])).toBe('arch/toy/mm/soft/f.c:1 function');
  expect(place(files, 'pmd_f')).toBe('include/linux/pgtable.h:1 declared');
});

test('the text of a definition is the whole of it', () => {
  const tree = smallTree({
    [generic]: '/* about */\nstatic inline int pmd_none(pmd_t pmd)\n{\n\treturn 1; /* why */\n}\n',
  });
  trees.push(tree);
  expect(findDefinitions(tree, 'toy', new Map(), ['pmd_none', 'pmd_gone'])).toEqual(
    new Map([
      [
        'pmd_none',
        {
          file: generic,
          line: 2,
          text: 'static inline int pmd_none(pmd_t pmd)\n{\n\treturn 1; /* why */\n}',
          form: 'inline',
          certain: true,
          others: [],
        },
      ],
    ]),
  );
});

test('all helpers are listed, nothing else', () => {
  const tree = smallTree({
    [generic]: [
      '#define pte_none(x) 1',
      'int pmdp_get(int *a) {}',
      'extern int set_pmd_at(int a);',
      'extern int set_huge_pte_at(int a);',
      'int pudp_get(void) {}',
      'int settle(void) {}',
      'int set_page(void) {}',
      'int pte(void) {}',
      'int __pte_none(void) {}',
    ].join('\n'),
  });
  trees.push(tree);
  expect([...listHelpers(tree, 'toy', new Map()).keys()]).toEqual([
    'pmdp_get',
    'pte_none',
    'pudp_get',
    'set_huge_pte_at',
    'set_pmd_at',
  ]);
});
