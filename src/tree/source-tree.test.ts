import { describe, expect, it } from 'vitest';
import { makefile, scratchTree } from './kconfig/testing/scratch-tree.ts';
import { openSourceTree, requireArchitecture, requireFiles, treeHas } from './source-tree.ts';

const whole = { Makefile: makefile(6, 12), 'mm/x.c': '', 'include/linux/x.h': '', 'arch/arm/Kconfig': '' };
const code = (value: string) =>
  expect.objectContaining({ diagnostic: expect.objectContaining({ code: value }) });

describe('openSourceTree', () => {
  it('reads the version', () => {
    expect(openSourceTree(scratchTree(whole)).version).toEqual({
      major: 6,
      minor: 12,
      patch: 3,
      text: '6.12.3-rc1',
      code: 6012,
    });
  });

  it('refuses a path that does not exist', () => {
    expect(() => openSourceTree('/no/such/tree')).toThrow(code('THP2000'));
  });

  it.each([
    ['an empty directory', { readme: '' }],
    ['a directory without mm', { Makefile: makefile(6, 1), 'include/linux/x.h': '' }],
    ['a Makefile without version', { ...whole, Makefile: 'all:\n' }],
  ])('refuses %s', (_name, files) => {
    expect(() => openSourceTree(scratchTree(files))).toThrow(code('THP2001'));
  });

  it('refuses a tree before 4.4 and takes 4.4', () => {
    expect(() => openSourceTree(scratchTree({ ...whole, Makefile: makefile(4, 3) }))).toThrow(
      code('THP2002'),
    );
    expect(openSourceTree(scratchTree({ ...whole, Makefile: makefile(4, 4) })).version.code).toBe(4004);
  });
});

describe('what is in a tree', () => {
  it('requires architectures and files', () => {
    const tree = openSourceTree(scratchTree(whole));
    requireArchitecture(tree, 'arm');
    requireFiles(tree, ['mm/x.c']);
    expect(treeHas(tree, 'mm')).toBe(true);
    expect(() => requireArchitecture(tree, 'x86')).toThrow(code('THP2003'));
    expect(() => requireFiles(tree, ['mm/x.c', 'mm/y.c'])).toThrow(code('THP2004'));
    expect(() => requireFiles(tree, ['mm/y.c'])).toThrow('lacks mm/y.c');
  });
});
