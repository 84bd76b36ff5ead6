import { x86Asm, x86AsmGoto } from '../asm/x86_64.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';

/** x86_64: four levels of page tables, no memory encryption, no shadow stacks. */
export const x86_64: ProbeTarget = {
  name: 'x86_64',
  // arch/x86/Makefile, CONFIG_X86_64.
  target: {
    directory: 'x86',
    triple: 'x86_64-linux-gnu',
    flags: () => [
      '-m64',
      '-mno-sse',
      '-mno-mmx',
      '-mno-sse2',
      '-mno-80387',
      '-mcmodel=kernel',
      '-mno-red-zone',
      '-fcf-protection=none',
    ],
    includes: () => [],
  },
  config: {
    srcarch: 'x86',
    lines: () => ['64BIT=y', 'NUMA=y', 'NUMA_BALANCING=y', 'SPARSEMEM_VMEMMAP=y'],
  },
  units: [{ file: 'mm/pgtable-generic.c' }, { file: 'arch/x86/mm/pgtable.c' }],
  // arch/x86/entry/syscalls/Makefile; the numbers themselves matter to nobody here.
  headers: (tree) =>
    syscallNumbers(tree, [
      {
        table: 'arch/x86/entry/syscalls/syscall_64.tbl',
        headers: [
          { path: 'arch/x86/include/generated/uapi/asm/unistd_64.h', abis: ['common', '64'] },
          { path: 'arch/x86/include/generated/asm/unistd_64_x32.h', abis: ['x32'], prefix: 'x32_' },
        ],
      },
      {
        table: 'arch/x86/entry/syscalls/syscall_32.tbl',
        headers: [
          { path: 'arch/x86/include/generated/uapi/asm/unistd_32.h', abis: ['i386'] },
          { path: 'arch/x86/include/generated/asm/unistd_32_ia32.h', abis: ['i386'], prefix: 'ia32_' },
        ],
      },
    ]),
  asm: x86Asm,
  asmGoto: x86AsmGoto,
  skipped: new Map([['flush_tlb_mm_range', 'TLB maintenance']]),
  boot: [],
  // arch/x86/mm/init.c and init_64.c, on a CPU with no-execute and global pages.
  variables: () => new Map([['__supported_pte_mask', 0xffff_ffff_ffff_ffffn]]),
};
