import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { target } from '../../arch/riscv64/target.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { CompileRequest } from '../compile/request.ts';
import type { TemporaryDirectory } from '../compile/testing/fake-tree.ts';
import { temporaryDirectory } from '../compile/testing/fake-tree.ts';
import type { CachedCompilation } from './compile-cached.ts';
import { compileCached } from './compile-cached.ts';
import { IrCache } from './ir-cache.ts';
import type { FakeCompiler } from './testing/fake-compiler.ts';
import { fakeCompiler } from './testing/fake-compiler.ts';

const files = {
  'mm/unit.c': '#include <linux/a.h>\n#include <asm/b.h>\nunit\n',
  'include/linux/a.h': 'a\n',
  'arch/x/include/asm/b.h': 'b\n',
  'include/asm/b.h': 'generic b\n',
  'include/linux/unrelated.h': 'unrelated\n',
};

let tree: TemporaryDirectory;
let overlay: TemporaryDirectory;
let cacheAt: TemporaryDirectory;
let cache: IrCache;
let compiler: FakeCompiler;
let diagnostics: Diagnostic[];

const request = (changes: Partial<CompileRequest> = {}): CompileRequest => ({
  treeRoot: tree.path,
  unit: 'mm/unit.c',
  includeDirectories: ['generated', 'arch/x/include', 'include'],
  overlays: [],
  virtualFiles: new Map([['generated/autoconf.h', '']]),
  target,
  version: 6012,
  defines: [],
  profile: 'source',
  ...changes,
});

/** Compiles when all files are old enough for the compiler to have seen them as they are. */
async function compile(changes: Partial<CompileRequest> = {}): Promise<CachedCompilation> {
  await delay(12);
  const callbacks = { onDiagnostic: (diagnostic: Diagnostic) => diagnostics.push(diagnostic) };
  return compileCached(cache, compiler, request(changes), callbacks);
}

function entries(): string[] {
  const all = readdirSync(cache.directory, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

beforeEach(() => {
  tree = temporaryDirectory(files);
  overlay = temporaryDirectory({ 'linux/other.h': 'other\n' });
  cacheAt = temporaryDirectory();
  cache = new IrCache(join(cacheAt.path, 'ir'));
  compiler = fakeCompiler();
  diagnostics = [];
});
afterEach(() => {
  for (const directory of [tree, overlay, cacheAt]) directory.remove();
});

describe('compileCached', () => {
  it('gives a stored unit back as it was, without the compiler', async () => {
    const first = await compile();
    const second = await compile();
    expect(first).toMatchObject({ ir: 'a\n\nb\n\nunit\n', fromCache: false });
    expect(second).toEqual({ ...first, fromCache: true });
    expect(compiler.compiled).toHaveLength(1);
    expect(entries().filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });

  it.each(['mm/unit.c', 'include/linux/a.h', 'arch/x/include/asm/b.h'])(
    'sees an edit of %s',
    async (file) => {
      await compile();
      tree.write(file, 'edit\n');
      const edited = await compile();
      expect(edited.fromCache).toBe(false);
      expect(edited.ir).toContain('edit');
      tree.write(file, files[file as keyof typeof files]);
      expect((await compile()).fromCache).toBe(true);
    },
  );

  it('sees an edit that keeps size and time when the file was new', async () => {
    await compile();
    tree.write('include/linux/a.h', 'A\n');
    expect((await compile()).ir).toContain('A');
  });

  it('takes size and time of an old file for its content', async () => {
    utimesSync(join(tree.path, 'include/linux/a.h'), 1000, 1000);
    await compile();
    utimesSync(join(tree.path, 'include/linux/a.h'), 2000, 2000);
    expect((await compile()).fromCache).toBe(true);
  });

  it('does not mind other files', async () => {
    await compile();
    tree.write('include/linux/unrelated.h', 'edit\n');
    tree.write('arch/x/include/asm/new.h', 'new\n');
    expect((await compile()).fromCache).toBe(true);
  });

  it.each([
    ['arch/x/include/linux/a.h', 'in an earlier directory of the tree'],
    ['generated/linux/a.h', 'in an earlier directory that did not exist'],
  ])('sees %s appear %s', async (file) => {
    await compile();
    tree.write(file, 'shadow\n');
    expect((await compile()).ir).toContain('shadow');
  });

  it('sees a header that disappears', async () => {
    await compile();
    rmSync(join(tree.path, 'arch/x/include/asm/b.h'));
    expect((await compile()).ir).toContain('generic b');
  });

  it('sees virtual files appear, change and disappear', async () => {
    const plain = await compile();
    const changed = await compile({ virtualFiles: new Map([['include/linux/a.h', 'virtual a\n']]) });
    const again = await compile({ virtualFiles: new Map([['include/linux/a.h', 'virtual A\n']]) });
    expect([changed.ir, again.ir]).toEqual(['virtual a\n\nb\n\nunit\n', 'virtual A\n\nb\n\nunit\n']);
    expect(await compile()).toEqual({ ...plain, fromCache: true });
    const unread = new Map([['thpcheck/harness.c', 'not read']]);
    expect((await compile({ virtualFiles: unread })).fromCache).toBe(true);
  });

  it('sees overlays come, change and go', async () => {
    const plain = await compile();
    const overlays = [overlay.path];
    expect((await compile({ overlays })).ir).toBe(plain.ir);
    overlay.write('linux/unread.h', 'new\n');
    expect((await compile({ overlays })).fromCache).toBe(true);
    overlay.write('linux/a.h', 'overlaid\n');
    expect((await compile({ overlays })).ir).toContain('overlaid');
    overlay.write('linux/a.h', 'edited\n');
    expect((await compile({ overlays })).ir).toContain('edited');
    overlay.write('mm/unit.c', 'replaced\n');
    expect((await compile({ overlays })).ir).toBe('replaced\n');
    expect(await compile()).toEqual({ ...plain, fromCache: true });
  });

  it.each<[string, Partial<CompileRequest>]>([
    ['the profile', { profile: 'O1' }],
    ['a define', { defines: ['X=1'] }],
    ['the include path', { includeDirectories: ['include', 'arch/x/include'] }],
  ])('keeps units apart by %s', async (_what, changes) => {
    await compile();
    expect((await compile(changes)).fromCache).toBe(false);
  });

  it('keeps compilers apart', async () => {
    await compile();
    compiler = fakeCompiler('2');
    expect((await compile()).fromCache).toBe(false);
  });

  it('does not store a unit whose files changed meanwhile', async () => {
    const honest = compiler.compile;
    compiler.compile = async (asked) => {
      const unit = await honest(asked);
      await delay(12);
      tree.write('include/linux/a.h', 'too late\n');
      return unit;
    };
    await compile();
    expect((await compile()).fromCache).toBe(false);
  });

  it('never gives out a damaged entry', async () => {
    const good = await compile();
    const [path = ''] = entries();
    const bytes = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        writeFileSync(path, damaged);
        diagnostics = [];
        const read = cache.find(
          keyOf(path),
          () => true,
          (diagnostic) => diagnostics.push(diagnostic),
        );
        expect(read).toBeUndefined();
        expect(diagnostics.map(({ code }) => code)).toEqual(['THP3120']);
        expect(existsSync(path)).toBe(false);
      }),
      { numRuns: 60 },
    );
    writeFileSync(path, bytes.subarray(0, bytes.length - 1));
    diagnostics = [];
    expect(await compile()).toEqual(good);
    expect(diagnostics.map(({ code }) => code)).toEqual(['THP3120']);
    expect((await compile()).fromCache).toBe(true);
  });

  it('warns once and goes on when nothing can be written', async () => {
    cacheAt.write('file', '');
    cache = new IrCache(join(cacheAt.path, 'file/ir'));
    expect((await compile()).fromCache).toBe(false);
    expect((await compile({ defines: ['X'] })).fromCache).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(['THP3121']);
  });

  it('keeps the newest variants only', async () => {
    for (let variant = 0; variant < 10; variant++) {
      await compile({ virtualFiles: new Map([['include/linux/a.h', `variant ${variant}\n`]]) });
    }
    expect(entries()).toHaveLength(8);
  });

  it('works without a cache', async () => {
    const unit = await compileCached(undefined, compiler, request());
    expect(unit.fromCache).toBe(false);
    mkdirSync(cache.directory);
    expect(entries()).toEqual([]);
  });
});

/** The key under which an entry's file lies, as far as its path tells. */
function keyOf(path: string): string {
  const parts = path.split('/');
  return `${parts.at(-3)}${parts.at(-2)}`;
}
