import type { SourceTree } from '../source-tree.ts';
import { dialectOf } from './dialect.ts';
import { finishModel } from './finish.ts';
import type { KconfigModel } from './model.ts';
import { KconfigParser } from './parser.ts';
import { treeSource, type SourceListener } from './source.ts';
import { toolchain, toolchainAnswers } from './toolchain.ts';

/**
 * Target triples that clang is told for the tests of Kconfig, by SRCARCH. Source: scripts/Makefile.clang; clang builds
 * no kernel of arc and sparc, whose triples are those of the compilation here.
 */
const targets: Readonly<Record<string, string>> = {
  arc: 'arc-linux-gnu',
  arm: 'arm-linux-gnueabi',
  arm64: 'aarch64-linux-gnu',
  loongarch: 'loongarch64-linux-gnusf',
  mips: 'mipsel-linux-gnu',
  powerpc: 'powerpc64le-linux-gnu',
  riscv: 'riscv64-linux-gnu',
  s390: 's390x-linux-gnu',
  sparc: 'sparc64-linux-gnu',
  x86: 'x86_64-linux-gnu',
};

/** Environment of scripts/kconfig for one architecture, as Kbuild sets it. */
function kconfigEnvironment(srcarch: string, versionText: string): ReadonlyMap<string, string> {
  return new Map([
    ['ARCH', srcarch],
    ['SRCARCH', srcarch],
    ['SUBARCH', srcarch],
    ['KERNELVERSION', versionText],
    ['srctree', '.'],
    ['CC', 'clang'],
    ['LD', 'ld.lld'],
    ['AR', 'llvm-ar'],
    ['NM', 'llvm-nm'],
    ['OBJCOPY', 'llvm-objcopy'],
    ['PAHOLE', 'pahole'],
    ['PYTHON3', 'python3'],
    ['RUSTC', 'rustc'],
    ['BINDGEN', 'bindgen'],
    ['CC_VERSION_TEXT', toolchain.versionText],
    ['RUSTC_VERSION_TEXT', ''],
    ['CLANG_FLAGS', `--target=${targets[srcarch] ?? srcarch} -fintegrated-as`],
  ]);
}

/**
 * Reads all Kconfig files of a tree for one architecture.
 * @throws ThpcheckError THP2100 to THP2103.
 */
export function loadKconfig(tree: SourceTree, srcarch: string, listener?: SourceListener): KconfigModel {
  const unanswered: string[] = [];
  const answers = toolchainAnswers(kconfigEnvironment(srcarch, tree.version.text), (command) =>
    unanswered.push(`Kconfig asks '${command}'; no answer is known, it is taken to fail`),
  );
  const dialect = dialectOf(tree.version.code);
  const parsed = new KconfigParser(treeSource(tree.root, srcarch, listener), answers, dialect).parse(
    'Kconfig',
  );
  return finishModel({ ...parsed, warnings: [...parsed.warnings, ...unanswered] }, dialect);
}
