import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { ResultCache } from '../cache/result-cache.ts';
import { openSourceTree } from '../source-tree.ts';
import { evaluateConfigCached } from './config-cache.ts';
import { evaluateConfig, type ConfigResult } from './evaluate-config.ts';
import * as loader from './load.ts';
import { makefile, scratchTree } from './testing/scratch-tree.ts';

const files = {
  Makefile: makefile(6, 12),
  'mm/x.c': '',
  'include/linux/x.h': '',
  Kconfig: 'source "arch/$(SRCARCH)/Kconfig"\nosource "sub/Kconfig*"\nosource "extra/Kconfig"\n',
  'arch/arm/Kconfig': 'config ARM_LPAE\n\tbool "lpae"\nconfig N\n\tint\n\tdefault 7\n',
  'sub/Kconfig.a': 'config A\n\tdef_bool y\n',
};
const architecture = { srcarch: 'arm', lines: () => ['ARM_LPAE=y', 'MISSING=y'] };
const loads = vi.spyOn(loader, 'loadKconfig');

let root = '';
let cacheAt = '';
let warnings: Diagnostic[] = [];

beforeEach(() => {
  root = scratchTree(files);
  cacheAt = scratchTree({});
  warnings = [];
});

const tree = () => openSourceTree(root);
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);

/** Evaluates when all files are old enough to be recorded; tells whether that read the tree. */
async function evaluate(
  changes: Partial<Parameters<typeof evaluateConfigCached>[1]> = {},
): Promise<{ result: ConfigResult; read: boolean }> {
  await delay(12);
  loads.mockClear();
  const cache = new ResultCache(cacheAt, 'config');
  const input = { tree: tree(), architecture, ...changes };
  const result = evaluateConfigCached(cache, input, (diagnostic) => warnings.push(diagnostic));
  return { result, read: loads.mock.calls.length > 0 };
}

describe('evaluateConfigCached', () => {
  it('gives back what was evaluated, without reading the tree', async () => {
    const first = await evaluate();
    const second = await evaluate();
    expect([first.read, second.read]).toEqual([true, false]);
    expect(second.result).toEqual(first.result);
    expect(first.result).toEqual(evaluateConfig({ tree: tree(), architecture }));
    expect([...second.result.values.keys()]).toEqual(['ARM_LPAE', 'N', 'A']);
    expect(second.result.ungranted.map(({ name }) => name)).toContain('MISSING');
  });

  it.each<[string, () => void, string[]]>([
    [
      'an edit that keeps the size',
      () => write('sub/Kconfig.a', 'config B\n\tdef_bool y\n'),
      ['ARM_LPAE', 'N', 'B'],
    ],
    ['an edit of another size', () => write('sub/Kconfig.a', ''), ['ARM_LPAE', 'N']],
    [
      'a new file of a pattern',
      () => write('sub/Kconfig.b', 'config C\n\tdef_bool y\n'),
      ['ARM_LPAE', 'N', 'A', 'C'],
    ],
    ['a file of a pattern that is gone', () => rmSync(join(root, 'sub/Kconfig.a')), ['ARM_LPAE', 'N']],
  ])('sees %s', async (_what, change, names) => {
    await evaluate();
    change();
    const { result, read } = await evaluate();
    expect(read).toBe(true);
    expect([...result.values.keys()]).toEqual(names);
  });

  it('sees an optional file appear', async () => {
    root = scratchTree({ ...files, 'extra/other': '' });
    await evaluate();
    write('extra/Kconfig', 'config E\n\tdef_bool y\n');
    expect([...(await evaluate()).result.values.keys()]).toContain('E');
  });

  it('takes size and time of an old file for its content, and content where the time is new', async () => {
    for (const name of ['Kconfig', 'arch/arm/Kconfig', 'sub/Kconfig.a'])
      utimesSync(join(root, name), 1000, 1000);
    await evaluate();
    utimesSync(join(root, 'sub/Kconfig.a'), 2000, 2000);
    expect((await evaluate()).read).toBe(false);
  });

  it.each<[string, Partial<Parameters<typeof evaluateConfigCached>[1]>]>([
    ['the lines of the architecture', { architecture: { srcarch: 'arm', lines: () => ['ARM_LPAE=n'] } }],
    ['further lines', { extra: ['ARM_LPAE=n'] }],
    ['a defconfig', { defconfig: [] }],
  ])('keeps results apart by %s', async (_what, changes) => {
    await evaluate();
    const { result, read } = await evaluate(changes);
    expect(read).toBe(true);
    expect(result).toEqual(evaluateConfig({ tree: tree(), architecture, ...changes }));
  });

  it('keeps no error', async () => {
    write('sub/Kconfig.a', 'nonsense\n');
    await expect(evaluate()).rejects.toThrow('THP2101');
    await expect(evaluate()).rejects.toThrow('THP2101');
  });

  it('goes on with a warning when nothing can be written', async () => {
    cacheAt = join(root, 'Makefile');
    expect((await evaluate()).result.values.size).toBe(3);
    expect(warnings.map(({ code }) => code)).toEqual(['THP3121']);
  });

  it('works without a cache', () => {
    const result = evaluateConfigCached(undefined, { tree: tree(), architecture }, () => undefined);
    expect(result.values.size).toBe(3);
  });
});
