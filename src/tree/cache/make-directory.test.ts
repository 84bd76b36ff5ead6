import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeDirectory } from './make-directory.ts';

const root = mkdtempSync(join(tmpdir(), 'thpcheck-'));
afterAll(() => rmSync(root, { recursive: true }));

it('makes what is missing above it, and does not mind what is there', () => {
  makeDirectory(join(root, 'a', 'b', 'c'));
  makeDirectory(join(root, 'a', 'b'));
  expect(existsSync(join(root, 'a', 'b', 'c'))).toBe(true);
});

it('fails where a parent is a file', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeDirectory(join(root, 'file', 'below'))).toThrow(/ENOTDIR/);
});

it.skipIf(!existsSync('/proc/self'))('comes back where nothing can be made', () => {
  expect(() => makeDirectory('/proc/there-is-no-such/directory')).toThrow(/ENOENT/);
});
