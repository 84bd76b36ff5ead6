import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { SourceTree } from '../source-tree.ts';
import { findUses } from './find-uses.ts';
import { smallTree } from './testing/small-tree.ts';

const trees: SourceTree[] = [];
afterAll(() => {
  for (const { root } of trees) rmSync(root, { recursive: true, force: true });
});

function uses(files: Readonly<Record<string, string>>, ...names: string[]): readonly string[] {
  const tree = smallTree(files);
  trees.push(tree);
  return findUses(tree, names).map((use) => `${use.file}:${use.line} ${use.function}() ${use.uses}`);
}

test('uses in functions, with the function', () => {
  const text =
    'static int f(int a)\n{\n\tif (pmd_none(a) &&\n\t    !pmd_bad(a))\n\t\tg();\n}\n\nint h(void) { return pmd_none(0); }\n';
  expect(uses({ 'mm/memory.c': text }, 'pmd_none', 'pmd_bad')).toEqual([
    'mm/memory.c:3 f() pmd_none',
    'mm/memory.c:4 f() pmd_bad',
    'mm/memory.c:8 h() pmd_none',
  ]);
});

test('no comments, strings, declarations, directives and parts of names', () => {
  const text = [
    'int pmd_none(int a);',
    'int pmd_none(int a)',
    '{',
    '\treturn pmd_none(a); // of itself',
    '}',
    'int f(void)',
    '{',
    '\t/* pmd_none() */ print("pmd_none");',
    '#ifdef pmd_none',
    '\tmy_pmd_none(); pmd_none_or_bad();',
    '#endif',
    '}',
  ].join('\n');
  expect(uses({ 'mm/memory.c': text }, 'pmd_none')).toEqual([]);
});

test('uses in macros and in headers', () => {
  const text =
    '#define is_swap(x) \\\n\t(!pmd_none(x))\n#define pmd_none(x) __pmd_none(x)\nstatic inline int f(void) { return pmd_none(1); }\n';
  expect(uses({ 'include/linux/swapops.h': text }, 'pmd_none')).toEqual([
    'include/linux/swapops.h:2 is_swap() pmd_none',
    'include/linux/swapops.h:4 f() pmd_none',
  ]);
});

test('generic code only, without the test of the helpers', () => {
  const text = 'int f(void) { return pmd_none(0); }\n';
  const files = {
    'arch/toy/mm/fault.c': text,
    'drivers/gpu/a.c': text,
    'fs/proc/task_mmu.c': text,
    'kernel/events/core.c': text,
    'mm/debug_vm_pgtable.c': text,
    'mm/damon/vaddr.c': text,
  };
  expect(uses(files, 'pmd_none')).toEqual([
    'fs/proc/task_mmu.c:1 f() pmd_none',
    'kernel/events/core.c:1 f() pmd_none',
    'mm/damon/vaddr.c:1 f() pmd_none',
  ]);
});

test('no names, no uses', () => {
  expect(uses({ 'mm/memory.c': 'int f(void) { return 0; }' })).toEqual([]);
});
