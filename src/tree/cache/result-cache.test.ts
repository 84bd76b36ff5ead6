import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { temporaryDirectory, type TemporaryDirectory } from '../compile/testing/fake-tree.ts';
import { ResultCache } from './result-cache.ts';

let at: TemporaryDirectory;
let cache: ResultCache;
let warnings: string[] = [];
const warn = ({ code }: Diagnostic): void => void warnings.push(code);
const key = (number: number): string => number.toString(16).padStart(64, '0').split('').reverse().join('');
const names = (): readonly string[] => readdirSync(join(at.path, 'config'));

beforeEach(() => {
  at = temporaryDirectory();
  cache = new ResultCache(at.path, 'config');
  warnings = [];
});
afterEach(() => at.remove());

describe('ResultCache', () => {
  it('gives back any bytes, and the last ones stored', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        cache.store(key(1), content, warn);
        expect(new Uint8Array(cache.find(key(1), warn) ?? [])).toEqual(content);
      }),
      { numRuns: 30 },
    );
    expect(cache.find(key(2), warn)).toBeUndefined();
    expect([names().length, warnings]).toEqual([1, []]);
  });

  it('never gives out a damaged entry', () => {
    const content = Buffer.from('some text that is long enough to be packed, packed, packed');
    cache.store(key(1), content, warn);
    const path = join(at.path, 'config', names()[0] ?? '');
    const bytes = readFileSync(path);
    const refuses = (damaged: Uint8Array): void => {
      warnings = [];
      writeFileSync(path, damaged);
      expect(cache.find(key(1), warn)).toBeUndefined();
      expect([names(), warnings]).toEqual([[], ['THP3120']]);
    };
    for (let position = 0; position < bytes.length; position++) {
      const damaged = Buffer.from(bytes);
      damaged[position] = (damaged[position] ?? 0) ^ 0x10;
      refuses(damaged);
      refuses(bytes.subarray(0, position));
    }
    writeFileSync(path, bytes);
    expect(cache.find(key(1), warn)?.equals(content)).toBe(true);
  });

  it('warns once when nothing can be written', () => {
    at.write('file', '');
    cache = new ResultCache(join(at.path, 'file'), 'config');
    cache.store(key(1), Buffer.from('a'), warn);
    cache.store(key(2), Buffer.from('a'), warn);
    expect(warnings).toEqual(['THP3121']);
    expect(cache.find(key(1), warn)).toBeUndefined();
  });

  it('keeps the newest entries and no leftovers', () => {
    mkdirSync(join(at.path, 'config'));
    for (let number = 0; number < 130; number++) {
      const path = at.write(`config/${key(number).slice(0, 40)}.config`, 'old');
      utimesSync(path, 1000 + number, 1000 + number);
    }
    utimesSync(at.write('config/killed.tmp', ''), 1000, 1000);
    at.write('config/busy.tmp', '');
    cache.store(key(200), Buffer.from('new'), warn);
    expect(names()).toHaveLength(128 + 1);
    expect(names()).toContain('busy.tmp');
    expect(names()).not.toContain(`${key(2).slice(0, 40)}.config`);
    expect(names()).toContain(`${key(3).slice(0, 40)}.config`);
    expect(cache.find(key(200), warn)?.toString()).toBe('new');
  });
});
