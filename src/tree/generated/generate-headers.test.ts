import { describe, expect, it } from 'vitest';
import { makefile, scratchTree } from '../kconfig/testing/scratch-tree.ts';
import { treesForTests } from '../kconfig/testing/trees.ts';
import { openSourceTree } from '../source-tree.ts';
import { generateHeaders, includeDirectories } from './generate-headers.ts';

const base = { Makefile: makefile(6, 12), 'mm/x.c': '', 'include/linux/x.h': '' };
const config = { values: new Map([['HZ', { type: 'int', value: '250' } as const]]) };
const generate = (srcarch: string, files: Readonly<Record<string, string>>) =>
  generateHeaders({ tree: openSourceTree(scratchTree({ ...base, ...files })), srcarch, config });

describe('generateHeaders', () => {
  it('wraps the generic headers that the architecture lacks', () => {
    const files = generate('riscv', {
      'include/asm-generic/atomic.h': '',
      'include/asm-generic/bug.h': '',
      'include/asm-generic/types.h': '',
      'include/uapi/asm-generic/types.h': '',
      'arch/riscv/include/asm/bug.h': '',
    });
    const made = [...files.keys()].filter((path) => path.startsWith('arch/riscv/'));
    expect(made.sort()).toEqual([
      'arch/riscv/include/generated/asm/atomic.h',
      'arch/riscv/include/generated/asm/types.h',
      'arch/riscv/include/generated/uapi/asm/types.h',
    ]);
    expect(files.get('arch/riscv/include/generated/asm/atomic.h')).toBe('#include <asm-generic/atomic.h>\n');
  });

  it('writes the configuration', () => {
    expect(generate('riscv', {}).get('include/generated/autoconf.h')).toBe('#define CONFIG_HZ 250\n');
  });

  it('numbers system calls from the tables', () => {
    const arm = generate('arm', {
      'arch/arm/tools/syscall.tbl': '1 common exit\n2 oabi old\n',
      'arch/arm/include/uapi/asm/unistd.h': '#include <asm/unistd-eabi.h>\n',
    });
    expect(arm.get('arch/arm/include/generated/uapi/asm/unistd-eabi.h')).toBe(
      '#define __NR_exit (__NR_SYSCALL_BASE + 1)\n',
    );
    const riscv = generate('riscv', { 'scripts/syscall.tbl': '1 64 a\n2 rlimit b\n3 32 c\n' });
    expect(riscv.get('arch/riscv/include/generated/uapi/asm/unistd_64.h')).toContain('#define __NR_b 2\n');
    expect(riscv.get('arch/riscv/include/generated/uapi/asm/unistd_64.h')).not.toContain('__NR_c');
  });

  it('puts the machines of arm where the tree expects them', () => {
    const wrapped = generate('arm', { 'arch/arm/include/asm/mach-types.h': '' });
    expect(wrapped.has('include/generated/mach-types.h')).toBe(true);
    expect(generate('arm', {}).has('arch/arm/include/generated/asm/mach-types.h')).toBe(true);
  });

  it('names the header of arm64 capabilities as the tree expects it', () => {
    const files = { 'arch/arm64/tools/cpucaps': 'HAS_A\n' };
    const asm = 'arch/arm64/include/generated/asm';
    expect(generate('arm64', files).has(`${asm}/cpucaps.h`)).toBe(true);
    const wrapped = generate('arm64', { ...files, 'arch/arm64/include/asm/cpucaps.h': '' });
    expect(wrapped.has(`${asm}/cpucap-defs.h`)).toBe(true);
  });

  it('reports a register table that cannot be read', () => {
    expect(() => generate('arm64', { 'arch/arm64/tools/sysreg': 'New thing\n' })).toThrow('THP2110');
  });

  it('puts every file below an include directory', () => {
    const directories = includeDirectories('arm');
    for (const path of generate('arm', {}).keys())
      expect(directories.some((directory) => path.startsWith(`${directory}/`))).toBe(true);
  });

  const trees = treesForTests();
  it.skipIf(!trees.length)('never shadows a header of a real tree', () => {
    for (const tree of trees)
      for (const srcarch of ['arm', 'arm64', 'riscv'])
        for (const path of generateHeaders({ tree, srcarch, config }).keys())
          expect(path).toMatch(/(^|\/)include\/generated\//);
  });
});
