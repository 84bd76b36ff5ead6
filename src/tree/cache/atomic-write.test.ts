import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TemporaryDirectory } from '../compile/testing/fake-tree.ts';
import { temporaryDirectory } from '../compile/testing/fake-tree.ts';
import { writeAtomically } from './atomic-write.ts';

let at: TemporaryDirectory;
beforeEach(() => {
  at = temporaryDirectory();
});
afterEach(() => at.remove());

describe('writeAtomically', () => {
  it('leaves the file alone under its name', () => {
    writeAtomically(join(at.path, 'file'), join(at.path, 'temporary'), Buffer.from('text'));
    expect(readdirSync(at.path)).toEqual(['file']);
    expect(readFileSync(join(at.path, 'file'), 'utf8')).toBe('text');
  });

  it('leaves nothing when it cannot rename', () => {
    at.write('file/below', '');
    expect(() => writeAtomically(join(at.path, 'file'), join(at.path, 't'), Buffer.from('text'))).toThrow(
      /EISDIR|ENOTEMPTY|EEXIST/,
    );
    expect(readdirSync(at.path)).toEqual(['file']);
  });

  it.skipIf(!existsSync('/dev/full'))('leaves nothing when the disk is full', () => {
    const temporary = join(at.path, 'temporary');
    symlinkSync('/dev/full', temporary);
    expect(() => writeAtomically(join(at.path, 'file'), temporary, Buffer.from('text'))).toThrow('ENOSPC');
    expect(readdirSync(at.path)).toEqual([]);
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});
