import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigResult } from '../kconfig/evaluate-config.ts';
import { writeAutoconf } from '../kconfig/autoconf.ts';
import { treeHas, type SourceTree } from '../source-tree.ts';
import { arm64Headers } from './arm64-headers.ts';
import { asmWrappers } from './asm-wrappers.ts';
import { machTypesHeader } from './mach-types.ts';
import { syscallHeaders } from './syscall-headers.ts';
import { timeconstHeader } from './timeconst.ts';
import { compileHeader, utsReleaseHeader, versionHeader } from './version-headers.ts';

/** What to generate headers for. */
export interface HeaderInput {
  readonly tree: SourceTree;
  readonly srcarch: string;
  readonly config: Pick<ConfigResult, 'values'>;
}

/**
 * The headers that Kbuild would have generated, as virtual files: path relative to the tree to text. Not among
 * them: `include/generated/bounds.h`, which needs the compiler (see bounds.ts; kernel/bounds.c needs no stand-in
 * for it). Deliberately minimal: `asm-offsets.h` and the `vdso-offsets.h` files are empty (only assembly and the
 * vDSO use them), `machine_is_X()` of arm is 0, `compile.h` names no machine.
 * @throws ThpcheckError THP2110
 */
export function generateHeaders(input: HeaderInput): ReadonlyMap<string, string> {
  const { tree, srcarch, config } = input;
  const files = new Map<string, string>([
    ...asmWrappers(tree, srcarch),
    ...syscallHeaders(tree, srcarch),
    ['include/generated/autoconf.h', writeAutoconf(config)],
    ['include/generated/uapi/linux/version.h', versionHeader(tree.version)],
    ['include/generated/utsrelease.h', utsReleaseHeader(tree.version)],
    ['include/generated/compile.h', compileHeader(srcarch)],
    ['include/generated/timeconst.h', timeconstHeader(Number(config.values.get('HZ')?.value ?? 100))],
    ['include/generated/asm-offsets.h', ''],
    ['include/generated/vdso-offsets.h', ''],
    ['include/generated/compat_vdso-offsets.h', ''],
  ]);
  if (srcarch === 'arm') {
    const path = 'arch/arm/tools/mach-types';
    const machines = treeHas(tree, path) ? readFileSync(join(tree.root, path), 'utf8') : '';
    const wrapped = treeHas(tree, 'arch/arm/include/asm/mach-types.h');
    const directory = wrapped ? 'include/generated' : 'arch/arm/include/generated/asm';
    files.set(`${directory}/mach-types.h`, machTypesHeader(machines));
  }
  if (srcarch === 'arm64') for (const [path, text] of arm64Headers(tree)) files.set(path, text);
  return files;
}

/**
 * Include directories, relative to the tree and in the order of Kbuild (LINUXINCLUDE of the top Makefile), that
 * serve the tree's own and the generated headers.
 */
export function includeDirectories(srcarch: string): readonly string[] {
  return [
    `arch/${srcarch}/include`,
    `arch/${srcarch}/include/generated`,
    'include',
    `arch/${srcarch}/include/uapi`,
    `arch/${srcarch}/include/generated/uapi`,
    'include/uapi',
    'include/generated/uapi',
  ];
}
