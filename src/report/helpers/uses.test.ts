import { expect, test } from 'vitest';
import { fullPlace, shortPlace } from './short-place.ts';
import { usesByFunction } from './uses.ts';

test('uses in one function are one line, each line number once', () => {
  const use = { file: 'mm/a.c', function: 'f', uses: 'pmd_none' };
  expect(
    usesByFunction([
      { ...use, line: 3 },
      { ...use, line: 9 },
      { ...use, line: 9 },
      { ...use, line: 20, function: 'g' },
    ]),
  ).toEqual(['mm/a.c:3,9 f(): pmd_none', 'mm/a.c:20 g(): pmd_none']);
});

test.each([
  ['arch/x86/include/asm/pgtable_64.h', 'asm/pgtable_64.h:7'],
  ['include/linux/pgtable.h', 'linux/pgtable.h:7'],
  ['include/asm-generic/pgtable_uffd.h', 'asm-generic/pgtable_uffd.h:7'],
  ['arch/arm/mm/mmu.c', 'arch/arm/mm/mmu.c:7'],
])('%s is short as %s', (file, short) => {
  expect(shortPlace({ file, line: 7 })).toBe(short);
  expect(fullPlace({ file, line: 7 })).toBe(`${file}:7`);
});
