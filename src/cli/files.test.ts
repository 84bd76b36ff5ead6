import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localFiles } from './files.ts';

let directory = '';
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'thpcheck-files-'))));
afterEach(() => rmSync(directory, { recursive: true }));

test('a file is replaced as a whole and nothing else is left', async () => {
  const path = join(directory, 'trace.json');
  writeFileSync(path, 'a former trace that is longer');
  await localFiles.writeWhole(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(directory)).toEqual(['trace.json']);
  expect(await localFiles.read(path)).toBe('new');
});

test('a file that cannot be put in place leaves nothing behind', async () => {
  const path = join(directory, 'taken');
  mkdirSync(path);
  writeFileSync(join(path, 'x'), '');
  await expect(localFiles.writeWhole(path, 'new')).rejects.toMatchObject({
    diagnostic: { code: 'THP1006', exitStatus: 2 },
  });
  expect(readdirSync(directory)).toEqual(['taken']);
});

test('a directory that does not exist is an error of its own', async () => {
  const path = join(directory, 'none', 'trace.json');
  await expect(localFiles.writeWhole(path, 'new')).rejects.toMatchObject({ diagnostic: { code: 'THP1006' } });
  await expect(localFiles.read(path)).rejects.toMatchObject({
    diagnostic: { code: 'THP1007', exitStatus: 2 },
  });
});
