import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { SourceTree } from '../source-tree.ts';
import { applyPatchOverlay, loadPatchOverlay } from './patch-overlay.ts';
import { scenarioNames } from './scenario.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(scratch, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

write('tree/mm/memory.c', 'int zap(void)\n{\n\tlock();\n\treturn 0;\n}\n');
const tree: SourceTree = {
  root: join(scratch, 'tree'),
  version: { major: 6, minor: 12, patch: 3, text: '6.12.3', code: 6012 },
};

const overlay = (name: string, patches: readonly object[]): string =>
  dirname(
    write(
      `${name}/overlay.json`,
      JSON.stringify({ title: 't', why: 'w', patches, expect: [{ scenario: 's', verdict: 'holds' }] }),
    ),
  );

const patch = { file: 'mm/memory.c', within: 'zap', find: 'lock();', replace: '' };

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof ThpcheckError) return error.diagnostic.code;
    throw error;
  }
  return 'no error';
};

describe('a patch overlay', () => {
  test('gives the changed files of the tree', () => {
    const files = applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('one', [patch])));
    expect([...files]).toEqual([['mm/memory.c', 'int zap(void)\n{\n\t\n\treturn 0;\n}\n']]);
  });

  test('applies its patches one after the other', () => {
    const second = { ...patch, find: 'return 0;', replace: 'return 1;' };
    const files = applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('two', [patch, second])));
    expect(files.get('mm/memory.c')).toBe('int zap(void)\n{\n\t\n\treturn 1;\n}\n');
  });

  test('leaves out patches for other architectures and versions', () => {
    const others = [
      { ...patch, architectures: ['arm64'], find: 'absent' },
      { ...patch, versions: ['6.1'], find: 'absent' },
    ];
    const files = applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('scoped', [patch, ...others])));
    expect(files.size).toBe(1);
  });

  test.each<[string, () => unknown, string]>([
    ['a missing directory', () => loadPatchOverlay(join(scratch, 'absent')), 'THP2210'],
    ['damaged JSON', () => loadPatchOverlay(dirname(write('damaged/overlay.json', '{'))), 'THP2201'],
    ['a member too many', () => loadPatchOverlay(overlay('more', [{ ...patch, line: 3 }])), 'THP2211'],
    ['no patch for the architecture', () => applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('none', [{ ...patch, architectures: ['arm64'] }]))), 'THP2212'],
    ['a file that the tree lacks', () => applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('file', [{ ...patch, file: 'mm/absent.c' }]))), 'THP2213'],
    ['an anchor that is not there', () => applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('anchor', [{ ...patch, find: 'unlock' }]))), 'THP2214'],
    ['a function that is not there', () => applyPatchOverlay(tree, 'arm', loadPatchOverlay(overlay('function', [{ ...patch, within: 'absent' }]))), 'THP2215'],
  ])('%s is a diagnostic', (_, action, code) => {
    expect(codeOf(action)).toBe(code);
  });
});

const overlays = fileURLToPath(new URL('../../../test-overlays/', import.meta.url));

test.each(readdirSync(overlays))('%s is well-formed and speaks of scenarios that exist', (name) => {
  const { expect: expectations } = loadPatchOverlay(join(overlays, name));
  const known = scenarioNames();
  for (const { scenario } of expectations) expect(known).toContain(scenario);
});
