import { expect, test } from 'vitest';
import { harnessFiles } from './harness-files.ts';
import { stubs } from './stubs.ts';
import { harnessDirectory } from './units.ts';

/** Functions that a C text defines, with what comes before the name. */
function definitions(text: string): { readonly name: string; readonly linkage: 'static' | 'external' }[] {
  const heads = text.matchAll(/^([a-zA-Z][^\n;={}]*?)\b(\w+)\([^;{}]*?\)\n\{/gm);
  return Array.from(heads, ([, before = '', name = '']) => ({
    name,
    linkage: before.startsWith('static ') ? 'static' : 'external',
  }));
}

const sources = [...harnessFiles()].flatMap(([name, text]) => {
  const path = name.slice(harnessDirectory.length + 1);
  return path.startsWith('stubs/') || path.startsWith('arch/') ? [{ path, functions: definitions(text) }] : [];
});

/** Called by the harness itself, not in place of kernel code. */
const ownInterface = /^thpcheck_arch_/;

test('every function that the stubs define for the kernel is in the table', () => {
  const missing = sources.flatMap(({ path, functions }) =>
    functions
      .filter(({ name, linkage }) => linkage === 'external' && !ownInterface.test(name))
      .filter(({ name }) => stubs.get(name)?.file !== path && !stubs.has(name))
      .map(({ name }) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every entry of the table is defined in the file it names', () => {
  const wrong = [...stubs].filter(
    ([name, { file }]) => sources.find(({ path }) => path === file)?.functions.every((entry) => entry.name !== name) ?? true,
  );
  expect(wrong).toEqual([]);
});

test('effects are one line each', () => {
  for (const [name, { effect }] of stubs) expect(`${name}: ${effect}`).toMatch(/^\S+ [^\n]{5,100}$/);
});
