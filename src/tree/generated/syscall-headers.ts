import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeHas, type SourceTree } from '../source-tree.ts';
import { armSyscallCount, parseSyscallTable, syscallHeader } from './syscall-table.ts';

const generic = 'scripts/syscall.tbl';

/**
 * Headers of system-call numbers that are generated from tables: arm from 4.10 on, arm64 and riscv from 6.11 on
 * (before, these two include asm-generic/unistd.h). Source: arch/arm/tools/Makefile and
 * arch/{arm64,riscv}/kernel/Makefile.syscalls.
 */
export function syscallHeaders(tree: SourceTree, srcarch: string): ReadonlyMap<string, string> {
  const table = (path: string) => parseSyscallTable(readFileSync(join(tree.root, path), 'utf8'));
  const files = new Map<string, string>();
  const asm = `arch/${srcarch}/include/generated/asm`;
  const uapi = `arch/${srcarch}/include/generated/uapi/asm`;
  const armTable = 'arch/arm/tools/syscall.tbl';
  if (srcarch === 'arm' && treeHas(tree, armTable)) {
    const entries = table(armTable);
    const apart = readFileSync(join(tree.root, 'arch/arm/include/uapi/asm/unistd.h'), 'utf8').includes(
      'unistd-common.h',
    );
    const offset = '__NR_SYSCALL_BASE';
    if (apart) files.set(`${uapi}/unistd-common.h`, syscallHeader(entries, ['common'], { offset }));
    for (const abi of ['eabi', 'oabi'])
      files.set(
        `${uapi}/unistd-${abi}.h`,
        syscallHeader(entries, apart ? [abi] : ['common', abi], { offset }),
      );
    files.set(`${asm}/unistd-nr.h`, armSyscallCount(entries));
  }
  if (!treeHas(tree, generic)) return files;
  if (srcarch === 'arm64') {
    const abis = ['common', '64', 'renameat', 'rlimit', 'memfd_secret'];
    files.set(`${uapi}/unistd_64.h`, syscallHeader(table(generic), abis, { count: 'emit' }));
    const compat = 'arch/arm64/tools/syscall_32.tbl';
    if (treeHas(tree, compat)) {
      const entries = table(compat);
      files.set(`${asm}/unistd_32.h`, syscallHeader(entries, ['common', '32'], { count: 'emit' }));
      files.set(
        `${asm}/unistd_compat_32.h`,
        syscallHeader(entries, ['common', '32'], { prefix: 'compat_', count: 'emit' }),
      );
    }
  }
  if (srcarch === 'riscv') {
    const entries = table(generic);
    for (const [bits, abis] of [
      ['32', ['common', '32', 'riscv', 'memfd_secret']],
      ['64', ['common', '64', 'riscv', 'rlimit', 'memfd_secret']],
    ] as const)
      files.set(`${uapi}/unistd_${bits}.h`, syscallHeader(entries, abis, { count: 'emit' }));
  }
  return files;
}
