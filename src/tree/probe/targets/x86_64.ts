import { asm, asmGoto } from '../../../arch/x86_64/asm.ts';
import { config } from '../../../arch/x86_64/config.ts';
import { target } from '../../../arch/x86_64/target.ts';
import type { ProbeTarget } from '../probe-target.ts';
import { syscallNumbers } from '../syscall-numbers.ts';
import { initialStaticKeys } from './shared-assumptions.ts';

/** x86_64: four levels of page tables, no memory encryption, no shadow stacks. */
export const x86_64: ProbeTarget = {
  name: 'x86_64',
  target,
  config,
  units: [
    { file: 'mm/pgtable-generic.c' },
    { file: 'arch/x86/mm/pgtable.c' },
    { file: 'arch/x86/mm/pgprot.c' },
  ],
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
  asm,
  asmGoto,
  skipped: new Map([['flush_tlb_mm_range', 'TLB maintenance']]),
  boot: [],
  // arch/x86/mm/init.c and init_64.c, on a CPU with no-execute and global pages.
  variables: () =>
    new Map([
      ['__supported_pte_mask', 0xffff_ffff_ffff_ffffn],
      // Loaded where it was linked for.
      ['phys_base', 0n],
    ]),
  assumptions: [
    'No optional CPU feature that helpers ask for with static_cpu_has() is there: no shadow stacks, no five-level page tables.',
    '__supported_pte_mask has all bits: no-execute and global pages are supported.',
    'Memory is not encrypted.',
    initialStaticKeys,
  ],
};
