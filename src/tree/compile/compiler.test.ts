import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target as arm } from '../../arch/arm/target.ts';
import { target as riscv64 } from '../../arch/riscv64/target.ts';
import type { CompilerChoice } from './compiler.ts';
import { openCompiler } from './compiler.ts';
import type { Compiler, CompileProgress, CompileRequest } from './request.ts';
import type { TemporaryDirectory } from './testing/fake-tree.ts';
import { temporaryDirectory } from './testing/fake-tree.ts';

const files = {
  'include/linux/kconfig.h': '#include <generated/autoconf.h>\n',
  'include/linux/table.h': '#define ENTRIES 512\nstatic inline int twice(int x)\n{\n\treturn x + x;\n}\n',
  'include/x/x.h': '#error the wrong x.h\n',
  'x.h': '#error outside the include path\n',
  'include/x.h': '#define RIGHT_X 77\n',
  'include/x/y/up.h': '#include "../../x.h"\n',
  'fs/internal.h': '#define FS_INTERNAL 5\n',
  'mm/internal.h': 'int internal(void);\n',
  'mm/table.c':
    '#include <linux/table.h>\n#include "internal.h"\nint table(void) { return twice(ENTRIES); }\n',
  'mm/races.c':
    'int f(int *p)\n{\n\tint a = *p;\n\tint b = *p;\n\treturn a + b;\n}\nint unused(void) { return CONFIG_ANSWER; }\n',
  'mm/up.c':
    '#include <x/y/up.h>\n#include "../fs/internal.h"\nint up(void) { return RIGHT_X + FS_INTERNAL; }\n',
  'mm/computed.c': '#define WHERE "../x.h"\n#include WHERE\nint x;\n',
  'mm/wrong.c': '#include <linux/table.h>\nint wrong(void) { return pmd_mkwrite(1); }\n',
};

const native = spawnSync('clang-14', ['--version']).status === 0;
const choices: readonly { name: string; choice: CompilerChoice; present: boolean }[] = [
  { name: 'the built-in compiler', choice: { kind: 'yowasp' }, present: true },
  { name: 'clang-14', choice: { kind: 'native', path: 'clang-14' }, present: native },
];

for (const { name, choice, present } of choices) {
  describe.skipIf(!present)(name, { timeout: 120_000 }, () => {
    let tree: TemporaryDirectory;
    let overlay: TemporaryDirectory;
    let compiler: Compiler;
    const progress: CompileProgress[] = [];
    const request = (unit: string, changes: Partial<CompileRequest> = {}): CompileRequest => ({
      treeRoot: tree.path,
      unit,
      includeDirectories: ['thpcheck/generated', 'include'],
      overlays: [],
      virtualFiles: new Map([['thpcheck/generated/generated/autoconf.h', '#define CONFIG_ANSWER 42\n']]),
      target: riscv64,
      version: 6012,
      defines: [],
      profile: 'source',
      ...changes,
    });

    beforeAll(() => {
      tree = temporaryDirectory(files);
      overlay = temporaryDirectory({
        'linux/table.h': '#define ENTRIES 8\nstatic inline int twice(int x) { return x + x; }\n',
        'mm/races.c': '#include "internal.h"\nint replaced(void) { return CONFIG_ANSWER; }\n',
        'linux/broken.h': 'int broken(void) { return nowhere; }\n',
      });
      compiler = openCompiler(choice, { parallel: 1, onProgress: (step) => progress.push(step) });
    });
    afterAll(async () => {
      await compiler.close();
      tree.remove();
      overlay.remove();
    });

    it('emits unoptimised IR with source lines and the files read', async () => {
      const { ir, warnings, filesRead } = await compiler.compile(request('mm/races.c'));
      expect(ir.match(/load i32, (ptr|i32\*) %\d+, align 4, !dbg/g)?.length).toBeGreaterThanOrEqual(2);
      expect(ir).toContain('ret i32 42');
      expect(ir).toMatch(/!DIFile\(filename: "mm\/races\.c", directory: "\."[^\n]*\n/);
      expect(ir).not.toContain('placeholder');
      expect(ir).not.toContain('mm/mm');
      expect(warnings).toEqual([]);
      expect(filesRead.toSorted()).toEqual([
        'include/linux/kconfig.h',
        'mm/races.c',
        'thpcheck/generated/generated/autoconf.h',
      ]);
      expect(progress.map(({ state }) => state)).toEqual(['queued', 'started', 'compiled']);
    });

    it('merges the loads in the O1 profile', async () => {
      const { ir } = await compiler.compile(request('mm/races.c', { profile: 'O1' }));
      expect(ir.match(/ load i32/g)).toHaveLength(1);
    });

    it('puts overlays first, for headers and for the unit itself', async () => {
      const plain = await compiler.compile(request('mm/table.c', { profile: 'O1', target: arm }));
      expect(plain.ir).toContain('ret i32 1024');
      const overlays = [overlay.path];
      const changed = await compiler.compile(request('mm/table.c', { profile: 'O1', target: arm, overlays }));
      expect(changed.ir).toContain('ret i32 16');
      expect(changed.filesRead).toContain(`${overlay.path}/linux/table.h`);
      const replaced = await compiler.compile(request('mm/races.c', { overlays }));
      expect(replaced.ir).toContain('@replaced(');
      expect(replaced.filesRead).toContain('mm/internal.h');
    });

    it('resolves ".." as a file system does', async () => {
      const { ir, filesRead } = await compiler.compile(request('mm/up.c', { profile: 'O1' }));
      expect(ir).toContain('ret i32 82');
      expect(filesRead).toEqual(expect.arrayContaining(['include/x.h', 'fs/internal.h']));
    });

    it('compiles virtual units that include the tree', async () => {
      const virtualFiles = new Map([
        ['thpcheck/harness/setup.c', '#include <linux/table.h>\nint setup(void) { return twice(SEVEN); }\n'],
        ['include/linux/kconfig.h', ''],
        ['include/linux/table.h', 'static inline int twice(int x) { return 3 * x; }\n'],
      ]);
      const changes = { virtualFiles, defines: ['SEVEN=7'], profile: 'O1' } as const;
      const { ir } = await compiler.compile(request('thpcheck/harness/setup.c', changes));
      expect(ir).toContain('ret i32 21');
    });

    it('reports what clang says, with file and line', async () => {
      await expect(compiler.compile(request('mm/wrong.c'))).rejects.toMatchObject({
        diagnostic: {
          code: 'THP3004',
          detail: [expect.stringMatching(/^mm\/wrong\.c:2:26: error: .*pmd_mkwrite/)],
        },
      });
    });

    it('names the overlay that does not compile', async () => {
      const virtualFiles = new Map([
        ['mm/new.c', '#include <linux/broken.h>\n'],
        ['include/linux/kconfig.h', ''],
      ]);
      const overlays = [overlay.path];
      await expect(compiler.compile(request('mm/new.c', { virtualFiles, overlays }))).rejects.toMatchObject({
        diagnostic: {
          code: 'THP3004',
          detail: [
            expect.stringContaining('In file included from mm/new.c:1'),
            expect.stringContaining(`${overlay.path}/linux/broken.h:1:27: error:`),
          ],
        },
      });
    });

    it('never opens the wrong file for a computed ".." include', async () => {
      const compiled = compiler.compile(request('mm/computed.c'));
      if (choice.kind === 'yowasp') {
        await expect(compiled).rejects.toMatchObject({
          diagnostic: { code: expect.stringMatching(/THP300[49]/) },
        });
      } else {
        await expect(compiled).rejects.toThrow('outside the include path');
      }
    });

    it.each([
      ['mm/none.c', 'THP3002'],
      ['../etc/passwd', 'THP3003'],
      ['/etc/passwd', 'THP3003'],
    ])('refuses %s', async (unit, code) => {
      await expect(compiler.compile(request(unit))).rejects.toMatchObject({ diagnostic: { code } });
    });

    it('refuses a tree that is not there', async () => {
      await expect(
        compiler.compile(request('mm/table.c', { treeRoot: `${tree.path}/none` })),
      ).rejects.toMatchObject({ diagnostic: { code: 'THP3001' } });
    });

    it('has an identity with a version', async () => {
      expect(await compiler.identity()).toMatch(/clang.*\d+\.\d+\.\d+/);
    });

    it('stops at once when closed', async () => {
      const other = openCompiler(choice);
      const compiled = other.compile(request('mm/table.c'));
      const [ended] = await Promise.allSettled([compiled, other.close()]);
      expect(ended).toMatchObject({ status: 'rejected', reason: { diagnostic: { code: 'THP3006' } } });
      await expect(other.compile(request('mm/table.c'))).rejects.toMatchObject({
        diagnostic: { code: 'THP3006' },
      });
    });
  });
}
