import { describe, expect, test, vi } from 'vitest';
import { openSourceTree } from '../../tree/source-tree.ts';
import { KeptResults } from './kept-results.ts';
import type { ArchitectureResult } from './result.ts';
import { scratchDirectory, smallTree, writeOld } from './testing/small-tree.ts';

const result: ArchitectureResult = {
  architecture: 'arm',
  configuration: [],
  assumptions: ['one'],
  rows: [],
  classes: [],
  notEvaluated: [],
  rules: [],
  findings: [],
};

const warn = (): void => undefined;

/** Opens the results of a tree as if its files had been written long ago. */
function openLater(root: string, directory: string, compiler = 'clang 1'): KeptResults {
  vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ['Date'] });
  try {
    return new KeptResults(openSourceTree(root), directory, compiler, warn);
  } finally {
    vi.useRealTimers();
  }
}

function kept(): { readonly root: string; readonly directory: string } {
  const [root, directory] = [smallTree(), scratchDirectory()];
  openLater(root, directory).store('arm', result);
  return { root, directory };
}

describe('a kept result', () => {
  test('is found again', () => {
    const { root, directory } = kept();
    expect(openLater(root, directory).find('arm')).toEqual(result);
  });

  test('is of one architecture', () => {
    const { root, directory } = kept();
    expect(openLater(root, directory).find('arm64')).toBeUndefined();
  });

  test('is of one compiler', () => {
    const { root, directory } = kept();
    expect(openLater(root, directory, 'clang 2').find('arm')).toBeUndefined();
  });

  test('is of one tree', () => {
    const { directory } = kept();
    expect(openLater(smallTree(), directory).find('arm')).toBeUndefined();
  });

  test('is not found after a change', () => {
    const { root, directory } = kept();
    writeOld(root, 'include/linux/mm.h', 'int x;\n');
    expect(openLater(root, directory).find('arm')).toBeUndefined();
  });

  test('is not kept if the tree changed while it was made', () => {
    const [root, directory] = [smallTree(), scratchDirectory()];
    const results = openLater(root, directory);
    writeOld(root, 'include/linux/mm.h', 'int x;\n');
    results.store('arm', result);
    expect(openLater(root, directory).find('arm')).toBeUndefined();
  });

  test('is not kept if a file was written so shortly before that another change might not show', () => {
    const [root, directory] = [smallTree(), scratchDirectory()];
    const results = new KeptResults(openSourceTree(root), directory, 'clang 1', warn);
    results.store('arm', result);
    expect(openLater(root, directory).find('arm')).toBeUndefined();
  });

  test('that cannot be kept is no failure', () => {
    const codes: string[] = [];
    const root = smallTree();
    vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ['Date'] });
    const results = new KeptResults(openSourceTree(root), '/dev/null/cache', 'clang 1', ({ code }) =>
      codes.push(code),
    );
    vi.useRealTimers();
    results.store('arm', result);
    expect(codes).toEqual(['THP3121']);
  });
});
