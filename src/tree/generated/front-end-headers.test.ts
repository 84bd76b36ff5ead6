import { describe, expect, it } from 'vitest';
import { makefile, scratchTree } from '../kconfig/testing/scratch-tree.ts';
import { openSourceTree } from '../source-tree.ts';
import { arcHeaders } from './arc-headers.ts';
import { loongarchIntrinsicsHeader } from './loongarch-intrinsics.ts';
import { numberedPages } from './numbered-pages.ts';

const base = { Makefile: makefile(6, 12), 'mm/x.c': '', 'include/linux/x.h': '' };
const treeOf = (files: Readonly<Record<string, string>>) =>
  openSourceTree(scratchTree({ ...base, ...files }));

describe('arcHeaders', () => {
  const header = (text: string) =>
    arcHeaders(treeOf({ 'arch/arc/include/asm/uaccess.h': text })).get('arch/arc/include/asm/uaccess.h');

  it.each([
    [': "g"(1)\n: "lp_count", "memory");', ': "g"(1)\n: "memory");'],
    [': "g"(1)\n: "lp_count", "lp_start", "lp_end", "memory");', ': "g"(1)\n: "memory");'],
    [': "r"(x)\n        : "lp_count");', ': "r"(x)\n        );'],
    [': "g"(-EFAULT), "l"(count)', ': "g"(-EFAULT), "r"(count)'],
    [': "+l"(loops));', ': "+r"(loops));'],
  ])('makes %j digestible', (text, fixed) => {
    expect(header(text)).toBe(fixed);
  });

  it('leaves a header alone that needs nothing', () => {
    expect(header('"cc", "memory"')).toBeUndefined();
    expect(arcHeaders(treeOf({})).size).toBe(0);
  });
});

describe('numberedPages', () => {
  const model = '#define page_to_pfn __page_to_pfn\n';

  it('defines the conversions behind those of the tree, and takes page->virtual away', () => {
    const files = numberedPages(
      treeOf({
        'include/asm-generic/memory_model.h': model,
        'arch/arc/include/asm/page.h': 'int x;\n#define WANT_PAGE_VIRTUAL   1\n',
      }),
      'arc',
    );
    const text = files.get('include/asm-generic/memory_model.h') ?? '';
    expect(text.startsWith(model)).toBe(true);
    expect(text).toMatch(/#define __pfn_to_page\(pfn\) .*<< 6/);
    expect(text).toMatch(/#define __page_to_pfn\(page\) .*>> 6/);
    expect(files.get('arch/arc/include/asm/page.h')).toBe('int x;\n\n');
  });

  it('leaves the header of pages alone where pages have no address of their own', () => {
    const files = numberedPages(
      treeOf({ 'include/asm-generic/memory_model.h': model, 'arch/mips/include/asm/page.h': 'int x;\n' }),
      'mips',
    );
    expect([...files.keys()]).toEqual(['include/asm-generic/memory_model.h']);
  });
});

it('the intrinsics of LoongArch are functions that no one defines', () => {
  const lines = loongarchIntrinsicsHeader()
    .split('\n')
    .filter((line) => !line.startsWith('#') && line !== '');
  expect(lines).toContain('extern unsigned int __csrrd_w(unsigned int);');
  for (const line of lines) expect(line).toMatch(/^extern [a-z ]+ __\w+\([a-z, ]+\);$/);
});
